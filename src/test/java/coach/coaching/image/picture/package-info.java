@NullMarked
package coach.coaching.image.picture;

import org.jspecify.annotations.NullMarked;
