/// Charts on their way in: from the bytes of anybody to a picture of our own making.
///
/// Kind, size and structure are judged from the file's own headers before a pixel is decoded; then
/// the picture is decoded row by row, shrunk as it comes, turned upright, brought to sRGB over
/// white and written anew, so that nothing of the file survives but what could be seen.
@NullMarked
package coach.coaching.image;

import org.jspecify.annotations.NullMarked;
