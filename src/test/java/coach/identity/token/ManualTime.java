package coach.identity.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Time that stands still until a test moves it, on both clocks at once.
final class ManualTime implements InstantSource {
  private static final Instant START = Instant.parse("2026-03-02T15:00:00.250Z");

  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return START.plus(passed.get());
  }

  long nanos() {
    return Long.MAX_VALUE - 1 + passed.get().toNanos();
  }

  void pass(Duration duration) {
    passed.accumulateAndGet(duration, Duration::plus);
  }
}
