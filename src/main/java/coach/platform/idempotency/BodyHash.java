package coach.platform.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells one request's content from another's without keeping it.
///
/// @param hex SHA-256
public record BodyHash(String hex) {

  public static BodyHash of(byte[] content) {
    try {
      return new BodyHash(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
