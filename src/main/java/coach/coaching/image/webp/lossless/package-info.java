/// Lossless WebP (VP8L, RFC 9649), row by row: what is kept is what copies can reach.
@NullMarked
package coach.coaching.image.webp.lossless;

import org.jspecify.annotations.NullMarked;
