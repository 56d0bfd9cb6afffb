@NullMarked
package coach.coaching.image;

import org.jspecify.annotations.NullMarked;
