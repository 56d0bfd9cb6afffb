package coach.ops;

import coach.platform.secret.Secret;
import java.util.Optional;

/// Takes whoever carries the admin token for an operator; without a token, nobody.
///
/// @param token asked for its value every time, so that a rotated file takes effect at once
public record AdminToken(Optional<Secret> token) implements OperatorCheck {
  private static final String SCHEME = "Bearer ";

  public boolean configured() {
    return token.isPresent();
  }

  @Override
  public boolean admits(Optional<String> authorization) {
    return token.isPresent()
        && authorization
            .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(header -> header.substring(SCHEME.length()).strip())
            .filter(token.get()::matches)
            .isPresent();
  }
}
