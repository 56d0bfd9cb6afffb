package coach.identity.token;

import coach.platform.secret.Secret;
import java.time.Duration;

/// What a client gets for signing in or refreshing; never printed.
///
/// @param expiresIn how long the access token is good for
/// @param refresh good for one use
public record Tokens(String access, Duration expiresIn, String refresh) {
  @Override
  public String toString() {
    return "Tokens[" + Secret.MASK + "]";
  }
}
