package coach.identity.user;

import coach.identity.HashingConfiguration;
import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.password.PasswordHasher;
import coach.identity.password.PasswordPolicy;
import coach.platform.IdSource;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.db.Transactions;
import coach.support.TestDatabase;
import io.dropwizard.util.DataSize;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// Accounts in a database of their own, with hashes that cost next to nothing and a clock that
/// tests turn.
public final class TestIdentity implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  public static final Password PASSWORD = Password.of("correct horse battery staple");
  public static final HashingConfiguration CHEAP =
      new HashingConfiguration(DataSize.kibibytes(64), 1, 2, 1000);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  public final String url = TestDatabase.freshUrl();
  public final Jdbi jdbi =
      Jdbi.create(url).installPlugin(new PostgresPlugin()).installPlugin(new SqlObjectPlugin());
  public final InstantSource clock = now::get;
  public final IdSource ids = IdSource.secure(clock);
  public final UserDao users = jdbi.onDemand(UserDao.class);
  public final Transactions transactions = new Transactions(jdbi);
  public final PasswordHasher hasher = new PasswordHasher(CHEAP, new SecureRandom());
  public final Accounts accounts = accounts(hasher);

  public Accounts accounts(PasswordHasher other) {
    return new Accounts(users, transactions, other, new PasswordPolicy(), ids);
  }

  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /// As at the beginning, for tests that share one.
  public void reset() {
    jdbi.useHandle(handle -> handle.execute("TRUNCATE users CASCADE"));
    now.set(NOW);
  }

  public User create(String email, Role role) {
    return accounts.create(new EmailAddress(email), PASSWORD, role);
  }

  public static Problem problemOf(ThrowingCallable call) {
    return Assertions.catchThrowableOfType(ProblemException.class, call).problem();
  }

  @Override
  public void close() {
    hasher.close();
  }
}
