package coach.platform.idempotency;

import com.google.common.hash.Hashing;
import java.util.HexFormat;

/// Tells one request's content from another's without keeping it.
///
/// @param hex SHA-256
public record BodyHash(String hex) {

  public static BodyHash of(byte[] content) {
    return new BodyHash(Hashing.sha256().hashBytes(content).toString());
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
