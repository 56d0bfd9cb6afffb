package coach.identity.token;

import coach.identity.OpaqueToken;
import coach.identity.OpaqueToken.Kind;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.identity.TokenConfiguration;
import coach.identity.token.SessionDao.SessionRow;
import coach.identity.token.SessionDao.TokenRow;
import coach.platform.IdSource;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The chain of tokens that continues a session. Everything here happens within a transaction.
///
/// Of two uses of one token at once, one is the second: both are decided under the lock of the
/// session's row, and the token is read after the lock was got.
final class RefreshTokens {
  private final SessionDao sessions;
  private final AccessTokens access;
  private final Duration life;
  private final Duration idle;
  private final IdSource ids;

  RefreshTokens(
      SessionDao sessions, AccessTokens access, TokenConfiguration configuration, IdSource ids) {
    this.sessions = sessions;
    this.access = access;
    this.life = configuration.access().toJavaDuration();
    this.idle = configuration.idle().toJavaDuration();
    this.ids = ids;
  }

  /// @param sessionEnd no token outlives its session
  Tokens issue(UserId user, Role role, SessionId session, Instant now, Instant sessionEnd) {
    OpaqueToken refresh = Kind.REFRESH.make(ids.random());
    Instant end = now.plus(idle);
    sessions.insertToken(
        refresh.hash(), session.value(), now, end.isBefore(sessionEnd) ? end : sessionEnd);
    return new Tokens(access.issue(user, role, session), life, refresh.text());
  }

  Renewal renew(OpaqueToken token) {
    Optional<SessionRow> session = sessions.lock(token.hash());
    Instant now = now();
    return session
        .filter(row -> row.isLive(now))
        .map(row -> renew(row, token.hash(), now))
        .orElseGet(Renewal.Refused::new);
  }

  private Renewal renew(SessionRow row, byte[] hash, Instant now) {
    UserId user = new UserId(row.userId());
    SessionId session = new SessionId(row.id());
    TokenRow token = sessions.token(hash);
    if (token.usedAt() != null) {
      sessions.end(row.id(), row.userId(), now, EndReason.REUSE.text());
      return new Renewal.Reused(user, session);
    }
    if (!token.expiresAt().isAfter(now)) {
      return new Renewal.Refused();
    }
    sessions.use(hash, now);
    Role role = Role.of(row.role());
    return new Renewal.Renewed(issue(user, role, session, now, row.expiresAt()), user, session);
  }

  /// As the database keeps it.
  Instant now() {
    return ids.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
