package coach.identity.token;

import coach.identity.Role;
import coach.identity.SessionId;
import coach.identity.TokenConfiguration;
import coach.platform.IdSource;
import coach.shared.UserId;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Signs access tokens and verifies them. Nothing in a token says how it is to be verified: the
/// algorithm is fixed, and the key's id only picks one of ours.
///
/// Thread-safe: it holds nothing that changes.
public final class AccessTokens {
  private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

  private final TokenConfiguration configuration;
  private final SigningKeys keys;
  private final IdSource ids;
  private final ClaimsReader reader;

  public AccessTokens(TokenConfiguration configuration, SigningKeys keys, IdSource ids) {
    this.configuration = configuration;
    this.keys = keys;
    this.ids = ids;
    this.reader = new ClaimsReader(configuration);
  }

  /// What a token is believed for: whose it is. What they may do is not for the token to say.
  public record Claims(UserId user, SessionId session) {}

  /// @param role for clients, to show what their user may do; [#verify] does not read it
  public String issue(UserId user, Role role, SessionId session) {
    Instant now = ids.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(configuration.access().toJavaDuration());
    return keys.current()
        .sign(
            new JWTClaimsSet.Builder()
                .issuer(configuration.issuer())
                .audience(configuration.audience())
                .subject(user.toString())
                .claim("sid", session.toString())
                .claim("role", role.text())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end))
                .jwtID(ids.next().toString())
                .build());
  }

  /// Nothing for whatever is no token of ours that is good now. Never throws for what it is given.
  public Optional<Claims> verify(String text) {
    return CompactToken.parse(text)
        .filter(this::isSigned)
        .flatMap(token -> CompactToken.json(token.claims()))
        .flatMap(claims -> reader.read(claims, ids.clock().instant()));
  }

  private boolean isSigned(CompactToken token) {
    return CompactToken.json(token.header())
        .flatMap(this::key)
        .filter(key -> key.signed(token.signed(), token.signature()))
        .isPresent();
  }

  /// The exact set of members leaves no room for `crit`, `b64`, or keys that a token brings along.
  private Optional<SigningKey> key(Map<String, Object> header) {
    return header.keySet().equals(HEADER)
            && SigningKey.ALGORITHM.equals(header.get("alg"))
            && SigningKey.TYPE.equals(header.get("typ"))
            && header.get("kid") instanceof String id
        ? keys.find(id)
        : Optional.empty();
  }
}
