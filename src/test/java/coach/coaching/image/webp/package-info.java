@NullMarked
package coach.coaching.image.webp;

import org.jspecify.annotations.NullMarked;
