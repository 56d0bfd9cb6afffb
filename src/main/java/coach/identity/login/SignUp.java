package coach.identity.login;

import coach.identity.login.AuthView.Registered;
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
import coach.shared.UserId;
import java.util.Optional;

/// Makes accounts for those who ask for one.
///
/// Thread-safe: has no state.
public final class SignUp {
  private final Registrations registrations;
  private final Accounts accounts;
  private final Sessions sessions;
  private final AuditLog audit;

  public SignUp(Registrations registrations, Accounts accounts, Sessions sessions, AuditLog audit) {
    this.registrations = registrations;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  Registered register(String typed, Password password, Optional<String> invite, Origin origin) {
    return registrations.register(
        EmailAddress.required(typed), password, invite, user -> registered(user, origin));
  }

  private Registered registered(User user, Origin origin) {
    audit.record(
        AuditEntry.success("user.register", new Actor.User(user.id()), "user:" + user.id())
            .from(origin));
    return Registered.of(user, sessions.open(user.id(), user.role()));
  }

  /// The account of a verified caller; gone only if it was removed a moment ago.
  User find(UserId id) {
    return accounts.find(id).orElseThrow(() -> new Problem.Unauthenticated().toException());
  }
}
