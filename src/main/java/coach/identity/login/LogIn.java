package coach.identity.login;

import coach.identity.Deeds;
import coach.identity.login.LoginThrottle.Failure;
import coach.identity.login.LoginThrottle.Target;
import coach.identity.password.Password;
import coach.identity.token.Sessions;
import coach.identity.token.Tokens;
import coach.identity.user.Accounts;
import coach.identity.user.Attempt;
import coach.identity.user.EmailAddress;
import coach.identity.user.User;
import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.Origin;
import coach.platform.Problem;
import coach.shared.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Admits who knows the password of an account, and says nothing to others.
///
/// Thread-safe: has no state.
public final class LogIn {
  private static final String ACTION = "login";

  private final Accounts accounts;
  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final Deeds deeds;
  private final LoginCounter counter;

  public LogIn(
      Accounts accounts,
      Sessions sessions,
      LoginThrottle throttle,
      Deeds deeds,
      LoginCounter counter) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.throttle = throttle;
    this.deeds = deeds;
    this.counter = counter;
  }

  /// @param typed the address as the client sent it, which may be none
  Tokens logIn(String typed, Password password, Origin origin) {
    Optional<EmailAddress> email = EmailAddress.parse(typed);
    Target target = new Target(email.map(EmailAddress::value).orElse(typed), origin.network());
    return throttle.inTurn(target, () -> attempt(email, password, target, origin));
  }

  private Tokens attempt(
      Optional<EmailAddress> email, Password password, Target target, Origin origin) {
    Duration wait = throttle.wait(target);
    if (wait.isPositive()) {
      throw delayed(target, wait, origin);
    }
    return switch (accounts.attempt(email, password)) {
      case Attempt.Admitted(var user) ->
          admit(user, target, origin)
              .map(tokens -> admitted(user, password, tokens))
              .orElseThrow(() -> refuse(subject(user.id()), "changed_meanwhile", target, origin));
      case Attempt.Unknown() -> throw refuse(target.subject(), "unknown_address", target, origin);
      case Attempt.WrongPassword(var user) ->
          throw refuse(subject(user), "wrong_password", target, origin);
      case Attempt.Disabled(var user) -> throw refuse(subject(user), "disabled", target, origin);
    };
  }

  private Optional<Tokens> admit(User user, Target target, Origin origin) {
    return deeds
        .transactions()
        .in(
            () -> {
              if (!accounts.loggedIn(user)) {
                return Optional.empty();
              }
              throttle.passed(target, user.id());
              deeds
                  .audit()
                  .record(
                      AuditEntry.success(ACTION, new Actor.User(user.id()), subject(user.id()))
                          .from(origin));
              return Optional.of(sessions.open(user.id(), user.role()));
            });
  }

  private Tokens admitted(User user, Password password, Tokens tokens) {
    accounts.renewHash(user, password);
    counter.count(LoginCounter.Outcome.SUCCESS);
    return tokens;
  }

  private RuntimeException refuse(String subject, String reason, Target target, Origin origin) {
    Failure failure = throttle.failed(target);
    deeds
        .audit()
        .record(
            AuditEntry.failure(ACTION, new Actor.Anonymous(), subject)
                .from(origin)
                .with(
                    Map.of(
                        "reason", reason,
                        "account", target.subject(), // as in the entries of whoever waits
                        "failures", Integer.toString(failure.count()))));
    if (failure.pause().isPositive()) {
      deeds
          .audit()
          .record(
              AuditEntry.success("login.delay", new Actor.System(), subject)
                  .from(origin)
                  .with(Map.of("seconds", Long.toString(failure.pause().toSeconds()))));
    }
    counter.count(LoginCounter.Outcome.FAILURE);
    return new Problem.BadCredentials("The e-mail address or the password is wrong.").toException();
  }

  private RuntimeException delayed(Target target, Duration wait, Origin origin) {
    deeds
        .audit()
        .record(
            AuditEntry.failure(ACTION, new Actor.Anonymous(), target.subject())
                .from(origin)
                .with(Map.of("reason", "delayed")));
    counter.count(LoginCounter.Outcome.DELAYED);
    return new Problem.OverLimit("attempts to log in to this account", wait).toException();
  }

  private static String subject(UserId user) {
    return "user:" + user;
  }
}
