/// JPEG (ITU-T T.81), by the codec of the JDK, row by row.
///
/// The codec sees only the segments that draw the picture: no EXIF, no ICC profile, no thumbnail,
/// no comment, and nothing after the end.
@NullMarked
package coach.coaching.image.jpeg;

import org.jspecify.annotations.NullMarked;
