package coach.identity.login;

import coach.identity.Caller;
import coach.identity.SessionId;
import coach.identity.login.LoginThrottle.Target;
import coach.identity.password.Password;
import coach.identity.token.Sessions;
import coach.identity.user.Accounts;
import coach.identity.user.User;
import coach.platform.AuditEntry;
import coach.platform.AuditLog;
import coach.platform.Origin;
import coach.platform.Problem;
import coach.shared.UserId;
import java.time.Duration;

/// Lets users change their own password, which ends all their other sessions. Guesses of the
// present
/// one count like attempts to log in: whoever has a stolen token learns nothing.
///
/// Thread-safe: has no state.
public final class OwnPassword {
  private static final String ACTION = "password.change";

  private final Accounts accounts;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final AuditLog audit;

  public OwnPassword(Accounts accounts, Sessions sessions, LoginThrottle throttle, AuditLog audit) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.throttle = throttle;
    this.audit = audit;
  }

  void change(Caller caller, SessionId session, Password current, Password next, Origin origin) {
    UserId id = caller.id();
    User user = accounts.find(id).orElseThrow(() -> new Problem.Unauthenticated().toException());
    Target target = new Target(user.email().value(), origin.network());
    throttle.inTurn(
        target,
        () -> {
          Duration wait = throttle.wait(target);
          if (wait.isPositive()) {
            throw new Problem.OverLimit("attempts to change this password", wait).toException();
          }
          return switch (accounts.changePassword(id, current, next)) {
            case CHANGED -> changed(caller, session, target, origin);
            case WRONG_CURRENT -> throw refused(caller, target, origin);
          };
        });
  }

  private UserId changed(Caller caller, SessionId session, Target target, Origin origin) {
    UserId id = caller.id();
    throttle.passed(target, id);
    sessions.endOthers(id, session);
    audit.record(AuditEntry.success(ACTION, caller.actor(), "user:" + id).from(origin));
    return id;
  }

  private RuntimeException refused(Caller caller, Target target, Origin origin) {
    throttle.failed(target);
    audit.record(AuditEntry.failure(ACTION, caller.actor(), "user:" + caller.id()).from(origin));
    return Problem.Invalid.field("current_password", "is wrong").toException();
  }
}
