package coach.web.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that stands still until a test moves it; both clocks move on their own.
final class ManualTime implements InstantSource {
  private long nanos = 1_000_000_007;
  private Instant wall = Instant.parse("2026-03-02T15:00:00.250Z");

  long nanos() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return wall;
  }

  void pass(Duration duration) {
    nanos += duration.toNanos();
    wall = wall.plus(duration);
  }

  void setWallClockBack(Duration duration) {
    wall = wall.minus(duration);
  }
}
