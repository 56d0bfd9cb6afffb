package coach.ops;

import coach.platform.secret.Secret;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes whoever carries the admin token for an operator; without a token, nobody.
///
/// Asks for the token's value every time, so that a rotated file takes effect at once. One that is
/// rotated to less than SEC-012 allows opens nothing until it is put right.
public final class AdminToken {
  /// What SEC-012 requires of a token.
  static final int SHORTEST = 32;

  private static final Logger log = LoggerFactory.getLogger(AdminToken.class);
  private static final String SCHEME = "Bearer ";

  private final Optional<Secret> token;
  private final boolean longAtStart;

  public AdminToken(Optional<Secret> token) {
    this.token = token;
    this.longAtStart = token.filter(AdminToken::isLong).isPresent();
  }

  public boolean configured() {
    return token.isPresent();
  }

  public boolean admits(Optional<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(
            given -> token.filter(this::isStillGood).filter(it -> it.matches(given)).isPresent())
        .isPresent();
  }

  private boolean isStillGood(Secret secret) {
    if (longAtStart && !isLong(secret)) {
      log.error("The admin token was rotated to one of fewer than {} characters", SHORTEST);
      return false;
    }
    return true;
  }

  private static boolean isLong(Secret secret) {
    return secret.reveal().length() >= SHORTEST;
  }
}
