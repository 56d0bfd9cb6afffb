@NullMarked
package coach.coaching.interview;

import org.jspecify.annotations.NullMarked;
