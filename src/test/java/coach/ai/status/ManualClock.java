package coach.ai.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Time that stands still until a test moves it, on both clocks at once.
public final class ManualClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return START.plus(passed.get());
  }

  public long nanos() {
    return Long.MAX_VALUE - 1 + passed.get().toNanos();
  }

  public void pass(Duration duration) {
    passed.accumulateAndGet(duration, Duration::plus);
  }
}
