package coach.identity.user;

import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.password.PasswordHasher;
import coach.identity.password.PasswordPolicy;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.db.Transactions;
import coach.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everybody's account. Knows who somebody is, not whether they are guessing: see the room `login`.
///
/// No connection is held while a password is hashed, which may have to wait. Thread-safe: the
/// database decides whatever two may want at once.
public final class Accounts {
  private static final Logger log = LoggerFactory.getLogger(Accounts.class);
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final UserDao users;
  private final Transactions transactions;
  private final PasswordHasher hasher;
  private final PasswordPolicy policy;
  private final IdSource ids;

  public Accounts(
      UserDao users,
      Transactions transactions,
      PasswordHasher hasher,
      PasswordPolicy policy,
      IdSource ids) {
    this.users = users;
    this.transactions = transactions;
    this.hasher = hasher;
    this.policy = policy;
    this.ids = ids;
  }

  /// @throws coach.platform.ProblemException invalid `password`; conflict when the address is taken
  public User create(EmailAddress email, Password password, Role role) {
    return create(email, password, role, user -> user);
  }

  /// Hashes before it looks whether the address is taken, so that both answers take as long.
  ///
  /// @param within runs in the transaction that makes the account, and undoes it by failing
  public <T> T create(EmailAddress email, Password password, Role role, Function<User, T> within) {
    refuseWeak("password", password, email.value());
    String hash = hasher.hash(password);
    UserDao.Row row = UserDao.Row.of(ids.next(), email, hash, role, ids.clock().instant());
    return transactions.in(
        () ->
            within.apply(users.insert(row).map(UserDao.Row::toUser).orElseThrow(Accounts::taken)));
  }

  /// Always asks the database once and computes one hash, whoever it is: an address that nobody has
  /// takes as long as one that somebody has.
  ///
  /// @param email nothing when what was given is no address
  public Attempt attempt(Optional<EmailAddress> email, Password password) {
    Optional<UserDao.Row> row = users.byEmail(email.map(EmailAddress::value).orElse(""));
    boolean right =
        hasher.matches(password, row.map(UserDao.Row::passwordHash).orElseGet(hasher::decoy));
    return row.map(UserDao.Row::toUser)
        .map(user -> right ? admission(user) : new Attempt.WrongPassword(user.id()))
        .orElseGet(Attempt.Unknown::new);
  }

  private static Attempt admission(User user) {
    return user.isDisabled() ? new Attempt.Disabled(user.id()) : new Attempt.Admitted(user);
  }

  /// Remembers when. For the transaction that lets the user in: false when the password was
  /// changed, or the user disabled, since [#attempt] found it right.
  public boolean loggedIn(User user) {
    return users.loggedIn(user.id().value(), user.passwordChangedAt(), ids.clock().instant());
  }

  /// Keeps a password in a hash of today's cost, unless too many wait for theirs: the next log-in
  /// will do.
  ///
  /// @param password that was just found right
  public void renewHash(User user, Password password) {
    try {
      renewHash(user.id().value(), password);
    } catch (ProblemException e) {
      log.info("The hash of a password stays of another cost for now: {}", e.getMessage());
    }
  }

  private void renewHash(UUID id, Password password) {
    users
        .byId(id)
        .map(UserDao.Row::passwordHash)
        .filter(former -> !hasher.isCurrent(former))
        // It may have been changed since: the right one must not come back.
        .filter(former -> hasher.matches(password, former))
        .ifPresent(former -> users.rehash(id, former, hasher.hash(password)));
  }

  /// Whether the user may change one password for the other; says nothing about the current one.
  ///
  /// @throws coach.platform.ProblemException invalid `new_password`
  public void requireGood(User user, Password current, Password next) {
    refuseWeak("new_password", next, user.email().value());
    if (next.equals(current)) {
      throw Problem.Invalid.field("new_password", "must differ from the current one").toException();
    }
  }

  /// @param within runs in the transaction that changes it, and undoes it by failing
  /// @return false when the current password is another
  /// @throws coach.platform.ProblemException not found
  public boolean changePassword(UserId id, Password current, Password next, Runnable within) {
    UserDao.Row row =
        users.byId(id.value()).orElseThrow(() -> new Problem.NotFound("user").toException());
    if (!hasher.matches(current, row.passwordHash())) {
      return false;
    }
    String hash = hasher.hash(next);
    return transactions.in(
        () -> {
          if (!users.changePassword(row.id(), row.passwordHash(), hash, ids.clock().instant())) {
            return false; // it was right, until somebody else changed it
          }
          within.run();
          return true;
        });
  }

  public Optional<User> find(UserId id) {
    return users.byId(id.value()).map(UserDao.Row::toUser);
  }

  /// By id, which is by the time they were made.
  public List<User> page(Optional<UUID> after, int limit) {
    return users.pageAfter(after.orElse(BEFORE_ALL), limit).stream()
        .map(UserDao.Row::toUser)
        .toList();
  }

  /// Nothing when there is no such user. Who is disabled already stays so since when they were.
  public Optional<User> disable(UserId id) {
    return users.disable(id.value(), ids.clock().instant()).map(UserDao.Row::toUser);
  }

  /// Nothing when there is no such user.
  public Optional<User> enable(UserId id) {
    return users.enable(id.value()).map(UserDao.Row::toUser);
  }

  private void refuseWeak(String field, Password password, String email) {
    policy
        .refusal(password, email)
        .ifPresent(
            reason -> {
              throw Problem.Invalid.field(field, reason).toException();
            });
  }

  private static RuntimeException taken() {
    return new Problem.Conflict("There is an account with this e-mail address.").toException();
  }
}
