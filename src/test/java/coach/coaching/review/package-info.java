@NullMarked
package coach.coaching.review;

import org.jspecify.annotations.NullMarked;
