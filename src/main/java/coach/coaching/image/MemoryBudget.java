package coach.coaching.image;

import coach.platform.Problem;
import coach.platform.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Memory that is promised before it is taken: first come, first served, however much one wants.
///
/// Thread-safe: the semaphore is.
final class MemoryBudget {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final int UNIT = 1 << 16;

  private final Semaphore units;
  private final int all;

  MemoryBudget(long bytes) {
    this.all = units(bytes);
    this.units = new Semaphore(all, true);
  }

  /// Gives back what it holds, once.
  interface Reservation extends AutoCloseable {
    @Override
    void close();
  }

  boolean holds(long bytes) {
    return units(bytes) <= all;
  }

  /// @param bytes more than all of it is all of it: then nothing else has any
  /// @throws ProblemException when it is not free in time
  Reservation reserve(long bytes, Duration patience) throws InterruptedException {
    int wanted = Math.min(all, units(bytes));
    if (!units.tryAcquire(wanted, patience.toNanos(), TimeUnit.NANOSECONDS)) {
      throw unavailable();
    }
    return () -> units.release(wanted);
  }

  /// As an answer tells that memory or threads for images are short.
  static ProblemException unavailable() {
    return new Problem.Unavailable("image reader", RETRY_AFTER).toException();
  }

  long free() {
    return (long) units.availablePermits() * UNIT;
  }

  private static int units(long bytes) {
    return Math.toIntExact(Math.max(1, (bytes + UNIT - 1) / UNIT));
  }
}
