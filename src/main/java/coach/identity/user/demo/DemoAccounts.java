package coach.identity.user.demo;

import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.password.PasswordHasher;
import coach.identity.user.UserDao;
import coach.platform.IdSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A trader and an operator to try the service with. Development only: who can read the directory
/// can be either. The file is the truth, and the database follows it.
public final class DemoAccounts {
  /// What sounds and looks like nothing else: no 0 and o, no 1, i and l.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  /// Of almost five bits each: 104 in all.
  private static final int CHARACTERS = 21;

  private static final int GROUP = 7;

  private final DemoFile file;
  private final UserDao users;
  private final PasswordHasher hasher;
  private final IdSource ids;

  /// @param directory where development keeps what it makes up
  public DemoAccounts(Path directory, UserDao users, PasswordHasher hasher, IdSource ids) {
    this.file = new DemoFile(directory);
    this.users = users;
    this.hasher = hasher;
    this.ids = ids;
  }

  /// Makes what is missing, and hashes nothing when nothing is.
  ///
  /// @throws coach.platform.StartupFailure when the file cannot be written
  public void prepare() {
    Optional<List<DemoAccount>> kept = file.read();
    kept.orElseGet(this::invented).forEach(account -> prepare(account, kept.isEmpty()));
  }

  /// Makes the accounts what the file says, whatever was done to them. Takes the time of a hash for
  /// each: not for the start.
  public void reconcile() {
    file.read().orElseGet(this::invented).forEach(account -> prepare(account, true));
  }

  private void prepare(DemoAccount account, boolean exactly) {
    Optional<UserDao.Row> row = users.byEmail(account.email().value());
    if (row.isEmpty()) {
      create(account);
    } else if (exactly) {
      restore(row.get(), account);
    }
  }

  private void create(DemoAccount account) {
    String hash = hasher.hash(account.password());
    users.insert(
        UserDao.Row.of(ids.next(), account.email(), hash, account.role(), ids.clock().instant())
            .asDemo());
  }

  private void restore(UserDao.Row row, DemoAccount account) {
    users.restoreDemo(row.id(), account.role().text());
    if (!hasher.matches(account.password(), row.passwordHash())) {
      String hash = hasher.hash(account.password());
      users.changePassword(row.id(), row.passwordHash(), hash, ids.clock().instant());
    }
  }

  private List<DemoAccount> invented() {
    List<DemoAccount> accounts =
        Arrays.stream(Role.values())
            .map(role -> new DemoAccount(role, DemoFile.email(role), randomPassword()))
            .toList();
    file.write(accounts);
    return accounts;
  }

  private Password randomPassword() {
    String characters =
        ids.random()
            .ints(CHARACTERS, 0, ALPHABET.length())
            .mapToObj(i -> ALPHABET.substring(i, i + 1))
            .collect(Collectors.joining());
    return Password.of(
        Stream.iterate(0, from -> from < CHARACTERS, from -> from + GROUP)
            .map(from -> characters.substring(from, from + GROUP))
            .collect(Collectors.joining("-")));
  }
}
