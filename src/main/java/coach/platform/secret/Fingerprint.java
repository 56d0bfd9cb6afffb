package coach.platform.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Six digits that change with a secret.
///
/// It must be the same on every node and after a restart, so it cannot be keyed at random. Two
/// things keep a weak value from being found by trying: each try is slow (PBKDF2), and 24 bits
/// leave too many candidates alive to tell which one it was.
record Fingerprint(String value, String text) {
  private static final byte[] SALT = Hashing.sha256().hashString("coach", US_ASCII).asBytes();
  private static final int ROUNDS = 20_000;
  private static final int BITS = 24;

  static Fingerprint of(String value) {
    PBEKeySpec spec = new PBEKeySpec(value.toCharArray(), SALT, ROUNDS, BITS);
    try {
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return new Fingerprint(value, HexFormat.of().formatHex(derived));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  boolean isOf(String candidate) {
    return value.equals(candidate);
  }

  @Override
  public String toString() {
    return text;
  }
}
