@NullMarked
package coach.coaching.arithmetic;

import org.jspecify.annotations.NullMarked;
