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
import java.util.Map;

/// Lets users change their own password, which ends all their other sessions. Guesses of the
/// present one count like attempts to log in: whoever has a stolen token learns nothing.
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
    accounts.requireGood(user, current, next); // before it counts as a guess, which it is not
    Target target = new Target(user.email().value(), origin.network());
    throttle.inTurn(
        target,
        () -> {
          Duration wait = throttle.wait(target);
          if (wait.isPositive()) {
            throw delayed(caller, wait, origin);
          }
          if (!accounts.changePassword(
              id, current, next, () -> changed(caller, session, target, origin))) {
            throw refused(caller, target, origin);
          }
          return id;
        });
  }

  private void changed(Caller caller, SessionId session, Target target, Origin origin) {
    UserId id = caller.id();
    throttle.passed(target, id);
    audit.record(AuditEntry.success(ACTION, caller.actor(), "user:" + id).from(origin));
    sessions.endOthers(id, session);
  }

  private RuntimeException delayed(Caller caller, Duration wait, Origin origin) {
    record(caller, "delayed", origin);
    return new Problem.OverLimit("attempts to change this password", wait).toException();
  }

  private void record(Caller caller, String reason, Origin origin) {
    audit.record(
        AuditEntry.failure(ACTION, caller.actor(), "user:" + caller.id())
            .from(origin)
            .with(Map.of("reason", reason)));
  }

  private RuntimeException refused(Caller caller, Target target, Origin origin) {
    throttle.failed(target);
    record(caller, "wrong_password", origin);
    return Problem.Invalid.field("current_password", "is wrong").toException();
  }
}
