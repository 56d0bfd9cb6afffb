package coach.identity.login;

import coach.identity.login.LoginAttemptDao.Row;
import coach.platform.Problem;
import coach.platform.db.Transactions;
import coach.platform.task.Batches;
import coach.shared.UserId;
import com.google.common.hash.Hashing;
import com.google.common.util.concurrent.Striped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/// How long one who fails must wait before the next attempt on an account is looked at.
///
/// From one network the wait begins with the fifth failure and doubles with each. When twenty have
/// failed over all networks, each network from which the owner never logged in has one attempt, and
/// then waits the longest; when five hundred have, those wait without one. One network adds at most
/// [#SHARE] failures to the count of all, so that nobody locks an owner out from a single place.
///
/// Thread-safe: the counts are in the database, for all nodes; the locks let one attempt for each
/// account and network be under way on this node, so that a hundred at once are not a hundred
/// guesses for one.
public final class LoginThrottle {
  private static final int FREE_HERE = 5;
  private static final int CAREFUL = 20;
  private static final int EXHAUSTED = 500;
  private static final int SHARE = 5;
  private static final int BATCH = 1_000;
  private static final int HASH_SHOWN = 8;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN = Duration.ofDays(1);
  private static final Duration FAMILIAR = Duration.ofDays(90);
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Problem BUSY = new Problem.Unavailable("sign-in", Duration.ofSeconds(5));

  /// One for each that is in use: the others are collected.
  private final Striped<Lock> turns = Striped.lazyWeakLock(Integer.MAX_VALUE);

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

    /// For the audit log: an address that may be nobody's, or somebody's mistyped password, is not
    /// written down.
    String subject() {
      return "email:" + HexFormat.of().formatHex(account(), 0, HASH_SHOWN);
    }
  }

  /// What a failure leads to.
  ///
  /// @param count of failures from the same network
  /// @param pause before the next attempt from there; zero = none
  record Failure(int count, Duration pause) {}

  /// Makes an attempt when those before it, on the same account from the same network, are over.
  ///
  /// @throws coach.platform.ProblemException when that takes too long
  <T> T inTurn(Target target, Supplier<T> attempt) {
    Lock turn = turns.get(target);
    try {
      if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw BUSY.toException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BUSY.toException();
    }
    try {
      return attempt.get();
    } finally {
      turn.unlock();
    }
  }

  /// How long until an attempt is looked at; zero or less = now.
  Duration wait(Target target) {
    byte[] account = target.account();
    Instant now = now();
    Duration here = wait(account, target.network(), now);
    Duration everywhere = wait(account, LoginAttemptDao.EVERYWHERE, now);
    return everywhere.compareTo(here) > 0
            && everywhere.isPositive()
            && !attempts.isFamiliar(target.email(), target.network())
        ? everywhere
        : here;
  }

  /// Counts an attempt that failed.
  Failure failed(Target target) {
    byte[] account = target.account();
    return transactions.in(
        () -> {
          // One order for all, so that two attempts never wait for each other.
          Row everywhere = attempts.lock(account, LoginAttemptDao.EVERYWHERE, now());
          Row here = attempts.lock(account, target.network(), now());
          Failure all = failure(everywhere, EXHAUSTED);
          Failure failure = slowedDown(failure(here, FREE_HERE), all, target);
          count(account, target.network(), failure);
          if (failure.count() <= SHARE) {
            count(account, LoginAttemptDao.EVERYWHERE, all);
          }
          return failure;
        });
  }

  /// Forgets the failures from there, and knows the network from now on.
  void passed(Target target, UserId user) {
    transactions.run(
        () -> {
          attempts.forget(target.account(), target.network());
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

  private Duration wait(byte[] account, String network, Instant now) {
    return attempts
        .openAt(account, network)
        .map(open -> Duration.between(now, open))
        .orElse(Duration.ZERO);
  }

  private Failure slowedDown(Failure failure, Failure all, Target target) {
    return all.count() > CAREFUL && !attempts.isFamiliar(target.email(), target.network())
        ? new Failure(failure.count(), LONGEST)
        : failure;
  }

  private Failure failure(Row before, int free) {
    boolean forgotten = before.lastAt().isBefore(now().minus(FORGOTTEN));
    int count = forgotten ? 1 : before.failures() + 1;
    return new Failure(count, delay(count, free));
  }

  private void count(byte[] account, String network, Failure failure) {
    Instant now = now();
    attempts.count(account, network, new Row(failure.count(), now, now.plus(failure.pause())));
  }

  /// As the database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
