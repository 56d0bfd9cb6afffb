/// Work that recurs by itself, work that waits for its turn, and waiting itself.
@NullMarked
package coach.platform.task;

import org.jspecify.annotations.NullMarked;
