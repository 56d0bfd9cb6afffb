package coach.platform.db;

import coach.platform.Violation;
import coach.platform.db.DatabaseAdmission.Verdict;
import com.google.common.base.Throwables;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import liquibase.exception.LiquibaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps knowing whether the database can be used, so that nobody else has to find out.
///
/// ```
/// UNCHECKED ─▶ AVAILABLE ◀─▶ UNAVAILABLE
///     └──────▶ REFUSED ◀─────────┘        both lead back by admission only
/// ```
/// Thread-safe: one thread writes the state, which is immutable.
final class DatabaseMonitor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DatabaseMonitor.class);
  private static final Duration WHILE_UP = Duration.ofSeconds(2);
  private static final Duration WHILE_DOWN = Duration.ofSeconds(1);
  private static final Duration WHILE_REFUSED = Duration.ofSeconds(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final DatabaseProbe probe;
  private final DatabaseAdmission admission;
  private final InstantSource clock;
  private final Runnable onReturn;
  private final Semaphore wake = new Semaphore(0);
  private final CountDownLatch firstAttempt = new CountDownLatch(1);
  private final Thread thread;
  private volatile State state =
      new State(Phase.UNCHECKED, "not checked yet", List.of(), Optional.empty());
  private volatile Optional<Duration> latency = Optional.empty();
  private volatile int pending;
  private volatile boolean ready;
  private volatile boolean stopping;

  /// @param onReturn called before a database that was away is used again
  DatabaseMonitor(
      DatabaseProbe probe, DatabaseAdmission admission, InstantSource clock, Runnable onReturn) {
    this.probe = probe;
    this.admission = admission;
    this.clock = clock;
    this.onReturn = onReturn;
    this.thread = Thread.ofPlatform().daemon().name("database-monitor").unstarted(this::watch);
  }

  enum Phase {
    UNCHECKED,
    AVAILABLE,
    UNAVAILABLE,
    REFUSED
  }

  /// @param reason one safe phrase
  record State(
      Phase phase, String reason, List<Violation> violations, Optional<Instant> checkedAt) {}

  /// Makes the first attempt, and returns when it is made or when it takes too long.
  void start(Duration limit) {
    thread.start();
    try {
      if (!firstAttempt.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("The database's first check takes more than {}: starting without it", limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  State state() {
    return state;
  }

  boolean available() {
    return state.phase() == Phase.AVAILABLE;
  }

  /// Whether the database was admitted once: what comes later are outages.
  boolean ready() {
    return ready;
  }

  Optional<Duration> latency() {
    return latency;
  }

  int pending() {
    return pending;
  }

  /// Somebody saw a failure: look now.
  void suspect() {
    wake.release();
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(STOP_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try (probe) {
      while (!stopping) {
        observe();
        firstAttempt.countDown();
        wake.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration pause() {
    return switch (state.phase()) {
      case AVAILABLE -> WHILE_UP;
      case REFUSED -> WHILE_REFUSED;
      case UNCHECKED, UNAVAILABLE -> WHILE_DOWN;
    };
  }

  private void observe() {
    try {
      if (available()) {
        latency = Optional.of(probe.ask());
        become(Phase.AVAILABLE, "answers", List.of());
        return;
      }
      Verdict verdict = admission.admit();
      latency = Optional.of(probe.ask());
      settle(verdict);
    } catch (SQLException e) {
      unavailable(DatabaseFailure.phrase(e), e);
    } catch (LiquibaseException e) {
      unavailable(isOutage(e) ? "does not answer" : "migrations fail", e);
    } catch (RuntimeException e) { // the root of this thread: a bug must not end the watch
      unavailable("cannot be checked", e);
    }
  }

  private static boolean isOutage(Exception failure) {
    return Throwables.getCausalChain(failure).stream()
        .anyMatch(cause -> DatabaseFailure.classify(cause).isPresent());
  }

  private void settle(Verdict verdict) {
    pending = verdict.pending();
    if (!verdict.admitted()) {
      become(Phase.REFUSED, "is refused by its startup checks", verdict.violations());
      return;
    }
    onReturn.run();
    ready = true;
    become(Phase.AVAILABLE, "answers", verdict.violations());
  }

  private void unavailable(String reason, Exception cause) {
    if (!stopping) {
      latency = Optional.empty();
      boolean news = !reason.equals(state.reason());
      become(Phase.UNAVAILABLE, reason, List.of());
      if (news) {
        log.warn("Database {}: {}", reason, firstLine(cause));
      }
    }
  }

  private void become(Phase phase, String reason, List<Violation> violations) {
    State old = state;
    state = new State(phase, reason, violations, Optional.of(clock.instant()));
    if (phase == Phase.AVAILABLE && old.phase() != phase) {
      log.info("Database answers");
    }
    // The gate reports what the first attempt finds.
    if (phase == Phase.REFUSED
        && old.phase() != Phase.UNCHECKED
        && !old.violations().equals(violations)) {
      violations.forEach(
          it ->
              log.error(
                  "Database refused, {}: found {}; required: {}",
                  it.rule().id(),
                  it.found(),
                  it.rule().required()));
    }
  }

  private static String firstLine(Exception cause) {
    String message = cause.getMessage();
    return cause.getClass().getSimpleName()
        + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
  }
}
