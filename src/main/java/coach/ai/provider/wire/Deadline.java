package coach.ai.provider.wire;

import java.time.Duration;

/// When a request must be over, and how long it has been under way.
public final class Deadline {
  private final long start = System.nanoTime();
  private final Duration allowed;

  private Deadline(Duration allowed) {
    this.allowed = allowed;
  }

  public static Deadline in(Duration allowed) {
    return new Deadline(allowed);
  }

  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  boolean isOver() {
    return elapsed().compareTo(allowed) >= 0;
  }

  /// What is left, as the library counts: at least 1, since 0 would be forever.
  int remainingMillis() {
    long left = allowed.minus(elapsed()).toMillis();
    return Math.clamp(left, 1, Integer.MAX_VALUE);
  }
}
