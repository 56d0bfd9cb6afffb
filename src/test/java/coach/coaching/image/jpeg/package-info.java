@NullMarked
package coach.coaching.image.jpeg;

import org.jspecify.annotations.NullMarked;
