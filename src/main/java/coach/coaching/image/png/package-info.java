/// PNG (ISO/IEC 15948), read row by row and written.
///
/// Only what draws the picture is read: texts, times and unknown chunks are passed over without
/// being unpacked. Nothing of the reader of the JDK is used, which unpacks them all.
@NullMarked
package coach.coaching.image.png;

import org.jspecify.annotations.NullMarked;
