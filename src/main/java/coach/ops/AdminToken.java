package coach.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.platform.secret.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// Takes whoever carries the admin token for an operator; without a token, nobody.
///
/// @param token asked for its value every time, so that a rotated file takes effect at once
public record AdminToken(Optional<Secret> token) implements OperatorCheck {
  private static final String SCHEME = "Bearer ";

  @Override
  public boolean admits(Optional<String> authorization) {
    return token.isPresent()
        && authorization
            .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(header -> header.substring(SCHEME.length()).strip())
            .filter(this::matches)
            .isPresent();
  }

  /// Over digests, so that neither content nor length shows in the time it takes.
  private boolean matches(String candidate) {
    return token
        .map(secret -> MessageDigest.isEqual(digest(secret.reveal()), digest(candidate)))
        .orElse(false);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
