package coach.platform.page;

import coach.platform.Problem;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/// The id of the last item of a page in a spelling that invites nobody to compute with it.
final class Cursor {
  private static final int BYTES = 16;

  private Cursor() {}

  static String after(UUID id) {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static UUID read(String cursor) {
    ByteBuffer bytes = ByteBuffer.wrap(decoded(cursor));
    UUID id =
        bytes.remaining() == BYTES ? new UUID(bytes.getLong(), bytes.getLong()) : new UUID(0, 0);
    if (!after(id).equals(cursor)) {
      throw Problem.Invalid.field("cursor", "is none that a page ended with").toException();
    }
    return id;
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // as wrong as one of another length
    }
  }
}
