package coach.identity.login;

import coach.identity.login.LoginAttemptDao.Row;
import coach.platform.db.Transactions;
import coach.platform.task.Batches;
import coach.shared.UserId;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// How long one who fails must wait before the next attempt on an account is looked at.
///
/// From one network the wait begins with the fifth failure and doubles with each. Over all networks
/// it begins with the twentieth, and spares networks from which the owner has logged in before. One
/// network adds at most [#SHARE] failures to the count of all, so that nobody locks an owner out
// from
/// a single place.
///
/// Thread-safe: the state is in the database, for all nodes.
public final class LoginThrottle {
  private static final int FREE_HERE = 5;
  private static final int FREE_EVERYWHERE = 20;
  private static final int SHARE = 5;
  private static final int BATCH = 1_000;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofDays(1);
  private static final Duration FAMILIAR = Duration.ofDays(90);

  private final LoginAttemptDao attempts;
  private final Transactions transactions;
  private final InstantSource clock;

  public LoginThrottle(LoginAttemptDao attempts, Transactions transactions, InstantSource clock) {
    this.attempts = attempts;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Who is tried, and from where.
  ///
  /// @param email as typed, in its normal form where it has one
  record Target(String email, String network) {
    /// Addresses that nobody has are no reason to keep them.
    byte[] account() {
      return Hashing.sha256().hashString(email, StandardCharsets.UTF_8).asBytes();
    }
  }

  /// Whether an attempt is looked at.
  sealed interface Gate {
    /// @param next how long to wait if this attempt fails; zero = not at all
    record Open(int failures, Duration next) implements Gate {}

    record Closed(Duration left) implements Gate {}
  }

  /// Counts the attempt as failed, unless the gate is closed.
  Gate enter(Target target) {
    byte[] account = target.account();
    Instant now = now();
    return transactions.in(
        () -> {
          // One order for all, so that two attempts never wait for each other.
          Row everywhere = locked(account, LoginAttemptDao.EVERYWHERE, now);
          Row here = locked(account, target.network(), now);
          Duration wait = wait(target, here, everywhere, now);
          return wait.isPositive()
              ? new Gate.Closed(wait)
              : counted(account, target.network(), here, everywhere, now);
        });
  }

  /// Takes the count back, and knows the network from now on.
  void passed(Target target, UserId user) {
    byte[] account = target.account();
    transactions.run(
        () -> {
          attempts.takeBack(account);
          attempts.forget(account, target.network());
          attempts.remember(user.value(), target.network(), now());
        });
  }

  /// Removes what is too old to matter.
  public void purge() {
    Instant now = now();
    Instant forgotten = now.minus(FORGOTTEN);
    Instant unfamiliar = now.minus(FAMILIAR);
    Batches.remove(BATCH, limit -> attempts.purgeAttempts(forgotten, now, limit));
    Batches.remove(BATCH, limit -> attempts.purgeNetworks(unfamiliar, limit));
  }

  /// As the database can keep it: one that it rounds up would lie in the future.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Row locked(byte[] account, String network, Instant now) {
    Row row = attempts.lock(account, network, now);
    return row.lastAt().isBefore(now.minus(FORGOTTEN)) ? new Row(0, now, row.openAt()) : row;
  }

  private Duration wait(Target target, Row here, Row everywhere, Instant now) {
    Duration fromHere = Duration.between(now, here.openAt());
    Duration fromAnywhere = Duration.between(now, everywhere.openAt());
    return fromAnywhere.compareTo(fromHere) > 0
            && fromAnywhere.isPositive()
            && !attempts.isFamiliar(target.email(), target.network())
        ? fromAnywhere
        : fromHere;
  }

  private Gate counted(byte[] account, String network, Row here, Row everywhere, Instant now) {
    int failures = here.failures() + 1;
    Duration next = delay(failures, FREE_HERE);
    attempts.count(account, network, new Row(failures, now, now.plus(next)));
    if (failures <= SHARE) {
      int all = everywhere.failures() + 1;
      Instant open = now.plus(delay(all, FREE_EVERYWHERE));
      attempts.count(account, LoginAttemptDao.EVERYWHERE, new Row(all, now, open));
    }
    return new Gate.Open(failures, next);
  }

  /// Nothing, 1 s, 2 s, 4 s … up to a quarter of an hour.
  private static Duration delay(int failures, int free) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - free, 20));
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
