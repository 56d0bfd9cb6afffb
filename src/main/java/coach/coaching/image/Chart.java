package coach.coaching.image;

import coach.coaching.image.picture.Size;
import com.google.common.hash.HashCode;

/// A picture of our own making, fit for a language model: upright, in sRGB, without alpha and
/// without notes. The same file makes the same bytes.
///
/// @param format PNG or JPEG
/// @param sha256 of the bytes
@SuppressWarnings("ArrayRecordComponent") // compared by its hash, never changed
public record Chart(
    ImageFormat format, byte[] bytes, Size size, HashCode sha256, Original original) {
  /// What was sent.
  ///
  /// @param size in pixels, as they lie in the file
  public record Original(ImageFormat format, int length, Size size, HashCode sha256) {}

  @Override
  public String toString() {
    return "%s, %s of %d bytes, made of %s".formatted(format, size, bytes.length, original);
  }
}
