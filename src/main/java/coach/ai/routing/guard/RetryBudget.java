package coach.ai.routing.guard;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How many retries one provider gets: each request earns a part of one. So a provider that fails
/// all the time is not asked twice as often for it.
///
/// Where hardly anything is asked, nothing would ever be earned: so one is free when there has been
/// none for a while. Thread-safe: one lock, never held while waiting.
final class RetryBudget {
  private static final double MOST = 10;
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final double earned;
  private final LongSupplier nanos;
  private double tokens;
  private long last;

  /// @param earned by each request, in retries
  RetryBudget(double earned, LongSupplier nanos) {
    this.earned = earned;
    this.nanos = nanos;
    this.last = nanos.getAsLong() - QUIET.toNanos();
  }

  synchronized void requested() {
    tokens = Math.min(MOST, tokens + earned);
  }

  /// Takes one retry out, if there is one.
  synchronized boolean take() {
    long now = nanos.getAsLong();
    boolean free = earned > 0 && now - last >= QUIET.toNanos();
    if (tokens < 1 && !free) {
      return false;
    }
    tokens = Math.max(0, tokens - 1);
    last = now;
    return true;
  }
}
