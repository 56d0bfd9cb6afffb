package coach.identity.login;

import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.Deeds;
import coach.identity.token.Renewal;
import coach.identity.token.Sessions;
import coach.identity.token.Tokens;
import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.Origin;
import coach.platform.Problem;
import coach.shared.UserId;
import java.util.Map;
import java.util.Optional;

/// Continues and ends the sessions of whoever holds their tokens.
///
/// Thread-safe: has no state.
public final class OwnSessions {
  private final Sessions sessions;
  private final Deeds deeds;

  public OwnSessions(Sessions sessions, Deeds deeds) {
    this.sessions = sessions;
    this.deeds = deeds;
  }

  Tokens refresh(String refreshToken, Origin origin) {
    return switch (sessions.refresh(refreshToken)) {
      case Renewal.Renewed renewed -> renewed.tokens();
      case Renewal.Reused(var user, var session) -> {
        deeds
            .audit()
            .record(
                AuditEntry.failure("session.reuse", new Actor.Anonymous(), "user:" + user)
                    .from(origin)
                    .with(Map.of("session", session.toString())));
        throw refused();
      }
      case Renewal.Refused() -> throw refused();
    };
  }

  /// Ends the session of the refresh token, else that of the caller. A token that is none of ours
  /// is no failure: the client wants to be logged out, and is.
  void end(Optional<Caller> caller, Optional<String> refreshToken, Origin origin) {
    if (caller.isEmpty() && refreshToken.isEmpty()) {
      throw new Problem.Unauthenticated().toException();
    }
    deeds
        .transactions()
        .run(
            () ->
                refreshToken
                    .flatMap(sessions::endByRefreshToken)
                    .or(() -> caller.flatMap(this::endOwn))
                    .ifPresent(user -> recordEnd(user, origin)));
  }

  private Optional<UserId> endOwn(Caller caller) {
    return switch (caller.credential()) {
      case Credential.Session session -> {
        sessions.end(caller.id(), session.id());
        yield Optional.of(caller.id());
      }
      case Credential.Key _ -> Optional.empty();
    };
  }

  private void recordEnd(UserId user, Origin origin) {
    deeds
        .audit()
        .record(AuditEntry.success("logout", new Actor.User(user), "user:" + user).from(origin));
  }

  private static RuntimeException refused() {
    return new Problem.BadCredentials("The refresh token is not valid: log in again.")
        .toException();
  }
}
