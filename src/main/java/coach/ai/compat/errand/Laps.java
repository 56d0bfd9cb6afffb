package coach.ai.compat.errand;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// How often providers were asked for one answer, and what of its time was ours.
///
/// From when the first request leaves until what is told has come back, time is the providers'.
/// Thread-safe: what changes is volatile, and one thread at a time changes it.
public final class Laps {
  private final LongSupplier nanos;
  private final long start;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile long left;
  private volatile long back;

  public Laps(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.left = start;
    this.back = start;
  }

  void leaves() {
    if (requests.incrementAndGet() == 1) {
      left = nanos.getAsLong();
      back = left;
    }
  }

  void comesBack() {
    back = nanos.getAsLong();
  }

  public int requests() {
    return requests.get();
  }

  public Duration overhead() {
    return Duration.ofNanos(nanos.getAsLong() - start - (back - left));
  }
}
