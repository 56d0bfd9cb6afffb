package coach.identity.token;

import coach.identity.SessionId;
import coach.identity.TokenConfiguration;
import coach.identity.token.AccessTokens.Claims;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Checks what a signed token says: from us, for us, now, and not for longer than we would give.
///
/// That we signed it does not make it right: a key may be shared, or stolen, or older than today's
/// configuration.
final class ClaimsReader {
  /// How far another node's clock may be ahead.
  private static final long SKEW_SECONDS = 5;

  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int UUID_LENGTH = 36;

  private final String issuer;
  private final String audience;
  private final long longestSeconds;

  ClaimsReader(TokenConfiguration configuration) {
    this.issuer = configuration.issuer();
    this.audience = configuration.audience();
    this.longestSeconds = configuration.access().toJavaDuration().plus(MARGIN).toSeconds();
  }

  Optional<Claims> read(Map<String, Object> claims, Instant now) {
    if (!isFromUsForUs(claims) || !isTimely(claims, now.getEpochSecond())) {
      return Optional.empty();
    }
    return uuid(claims.get("sub"))
        .flatMap(
            user ->
                uuid(claims.get("sid"))
                    .map(session -> new Claims(new UserId(user), new SessionId(session))));
  }

  private boolean isFromUsForUs(Map<String, Object> claims) {
    Object aud = claims.get("aud");
    return issuer.equals(claims.get("iss"))
        && (audience.equals(aud) || List.of(audience).equals(aud));
  }

  /// Only whole numbers are times; one that is too large for a `long` is none.
  private boolean isTimely(Map<String, Object> claims, long now) {
    return claims.get("iat") instanceof Long from
        && claims.get("exp") instanceof Long until
        && from >= 0
        && from <= now + SKEW_SECONDS
        && until > now
        && until - from <= longestSeconds
        && isBegun(claims, now);
  }

  private static boolean isBegun(Map<String, Object> claims, long now) {
    return !claims.containsKey("nbf")
        || (claims.get("nbf") instanceof Long begin && begin <= now + SKEW_SECONDS);
  }

  private static Optional<UUID> uuid(@Nullable Object claim) {
    if (!(claim instanceof String text) || text.length() != UUID_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text)).filter(uuid -> uuid.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
