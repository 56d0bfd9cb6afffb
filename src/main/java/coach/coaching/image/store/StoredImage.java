package coach.coaching.image.store;

import coach.coaching.ImageId;
import coach.coaching.image.ImageFormat;
import coach.coaching.image.picture.Size;
import com.google.common.hash.HashCode;
import java.time.Instant;

/// A chart that was kept.
///
/// @param sha256 of the bytes, which never change: good as an entity tag
@SuppressWarnings("ArrayRecordComponent") // compared by its hash, never changed
public record StoredImage(
    ImageId id, ImageFormat format, Size size, HashCode sha256, byte[] bytes, Instant createdAt) {
  @Override
  public String toString() {
    return "image %s, %s of %d bytes".formatted(id, format, bytes.length);
  }
}
