package coach.identity;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import org.jspecify.annotations.Nullable;

/// `identity.tokens`.
///
/// @param issuer who signs: the `iss` of access tokens
/// @param audience for whom: the `aud` of access tokens
/// @param access how long an access token is good for
/// @param idle how long a session lives without being refreshed
/// @param session how long a session lives at most
public record TokenConfiguration(
    String issuer, String audience, Duration access, Duration idle, Duration session) {

  static final TokenConfiguration DEFAULT = new TokenConfiguration(null, null, null, null, null);

  public TokenConfiguration(
      @Nullable String issuer,
      @Nullable String audience,
      @Nullable Duration access,
      @Nullable Duration idle,
      @Nullable Duration session) {
    this.issuer = requireNonNullElse(issuer, "trading-coach");
    this.audience = requireNonNullElse(audience, "trading-coach");
    this.access = requireNonNullElse(access, Duration.minutes(15));
    this.idle = requireNonNullElse(idle, Duration.days(7));
    this.session = requireNonNullElse(session, Duration.days(30));
  }
}
