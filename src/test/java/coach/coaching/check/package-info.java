@NullMarked
package coach.coaching.check;

import org.jspecify.annotations.NullMarked;
