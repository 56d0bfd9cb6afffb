@NullMarked
package coach.coaching.image.png;

import org.jspecify.annotations.NullMarked;
