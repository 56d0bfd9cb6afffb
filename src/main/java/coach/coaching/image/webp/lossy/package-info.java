/// Lossy WebP (a key frame of VP8, RFC 6386), one row of blocks after the other.
///
/// A picture is made of macroblocks of 16 by 16 pixels of brightness (Y) and 8 by 8 of each colour
/// (U, V). Each is guessed from its neighbours, corrected by what the file says of the difference,
/// and then smoothed at its edges; guesses are made from what is not smoothed yet.
@NullMarked
package coach.coaching.image.webp.lossy;

import org.jspecify.annotations.NullMarked;
