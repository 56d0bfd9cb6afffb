@NullMarked
package coach.platform.task;

import org.jspecify.annotations.NullMarked;
