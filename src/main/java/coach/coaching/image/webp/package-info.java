/// WebP, lossy (VP8, RFC 6386) and lossless (VP8L, RFC 9649), read row by row.
///
/// The decoders are our own. The one library in Java keeps an object for every 16 pixels: about 50
/// bytes a pixel and seconds of work for a large picture, where these take a few megabytes for any.
/// Both stand the comparison with libwebp, byte by byte, in the tests.
@NullMarked
package coach.coaching.image.webp;

import org.jspecify.annotations.NullMarked;
