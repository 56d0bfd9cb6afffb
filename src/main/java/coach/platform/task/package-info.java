/// Work that recurs by itself, and work that waits for its turn.
@NullMarked
package coach.platform.task;

import org.jspecify.annotations.NullMarked;
