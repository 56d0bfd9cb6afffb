@NullMarked
package coach.coaching;

import org.jspecify.annotations.NullMarked;
