package coach.identity.token;

import coach.platform.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Chance with a prefix that scanners know. It says nothing; the database knows its hash.
///
/// A fast hash will do: nobody tries 2²⁵⁶ values.
record RefreshToken(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final String PREFIX = "tcr_";
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  static RefreshToken random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RefreshToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Nothing for what cannot be one, whatever its length.
  static Optional<RefreshToken> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new RefreshToken(text)) : Optional.empty();
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + Secret.MASK;
  }
}
