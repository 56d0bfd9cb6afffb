package coach.identity;

import static java.util.Objects.requireNonNullElse;

import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `identity.tokens`.
///
/// @param issuer who signs: the `iss` of access tokens
/// @param audience for whom: the `aud` of access tokens
/// @param access how long an access token is good for
/// @param idle how long a session lives without being refreshed
/// @param session how long a session lives at most
public record TokenConfiguration(
    @Size(max = 200) String issuer,
    @Size(max = 200) String audience,
    Duration access,
    Duration idle,
    Duration session) {

  static final Rule SEC_005 =
      Rule.of(
          "SEC-005",
          Severity.ERROR,
          "HS256 only, iss and aud set, 1 min <= access <= 1 h, access < idle <= session <= 90 d",
          "a token that is good for long, or anywhere, is as good for the one who steals it",
          "identity: {tokens: {access: 15m, idle: 7d, session: 30d}}");

  private static final Duration SHORTEST_ACCESS = Duration.minutes(1);
  private static final Duration LONGEST_ACCESS = Duration.hours(1);
  private static final Duration LONGEST_SESSION = Duration.days(90);

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

  /// The algorithm is no part of the configuration: there is no other to choose.
  Stream<Violation> violations() {
    return Stream.of(
            broken(issuer.isBlank(), "issuer"),
            broken(audience.isBlank(), "audience"),
            broken(outside(SHORTEST_ACCESS, access, LONGEST_ACCESS), "access"),
            broken(idle.compareTo(access) <= 0, "idle"),
            broken(outside(idle, session, LONGEST_SESSION), "session"))
        .flatMap(found -> found);
  }

  private static Stream<Violation> broken(boolean broken, String key) {
    return Violation.when(broken, SEC_005.brokenAt("identity.tokens." + key));
  }

  private static boolean outside(Duration least, Duration value, Duration most) {
    return value.compareTo(least) < 0 || value.compareTo(most) > 0;
  }
}
