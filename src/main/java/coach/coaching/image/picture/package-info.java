/// What every picture is, whatever file it came in: a size, rows of pixels, a way up, colours.
@NullMarked
package coach.coaching.image.picture;

import org.jspecify.annotations.NullMarked;
