package coach.identity.login;

import coach.identity.login.AuthView.Registered;
import coach.identity.login.LoginThrottle.Target;
import coach.identity.password.Password;
import coach.identity.token.Sessions;
import coach.identity.user.Accounts;
import coach.identity.user.EmailAddress;
import coach.identity.user.User;
import coach.identity.user.invite.Registrations;
import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.AuditLog;
import coach.platform.Origin;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.shared.UserId;
import java.util.Map;
import java.util.Optional;

/// Makes accounts for those who ask for one.
///
/// Thread-safe: has no state.
public final class SignUp {
  private static final String ACTION = "user.register";

  private final Registrations registrations;
  private final Accounts accounts;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final AuditLog audit;

  public SignUp(
      Registrations registrations,
      Accounts accounts,
      Sessions sessions,
      LoginThrottle throttle,
      AuditLog audit) {
    this.registrations = registrations;
    this.accounts = accounts;
    this.sessions = sessions;
    this.throttle = throttle;
    this.audit = audit;
  }

  Registered register(String typed, Password password, Optional<String> invite, Origin origin) {
    EmailAddress email = EmailAddress.required(typed);
    Target target = new Target(email.value(), origin.network());
    try {
      return registrations.register(
          email, password, invite, user -> registered(user, target, origin));
    } catch (ProblemException e) {
      refused(e.problem(), target, origin);
      throw e;
    }
  }

  private Registered registered(User user, Target target, Origin origin) {
    throttle.passed(target, user.id());
    audit.record(
        AuditEntry.success(ACTION, new Actor.User(user.id()), "user:" + user.id()).from(origin));
    return Registered.of(user, sessions.open(user.id(), user.role()));
  }

  private void refused(Problem problem, Target target, Origin origin) {
    Optional<String> reason =
        switch (problem) {
          case Problem.Conflict _ -> Optional.of("taken");
          case Problem.Forbidden _ -> Optional.of("uninvited");
          default -> Optional.empty(); // a mistake, or an outage
        };
    reason.ifPresent(
        why ->
            audit.record(
                AuditEntry.failure(ACTION, new Actor.Anonymous(), target.subject())
                    .from(origin)
                    .with(Map.of("reason", why))));
  }

  /// The account of a verified caller; gone only if it was removed a moment ago.
  User find(UserId id) {
    return accounts.find(id).orElseThrow(() -> new Problem.Unauthenticated().toException());
  }
}
