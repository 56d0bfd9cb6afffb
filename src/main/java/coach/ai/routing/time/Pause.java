package coach.ai.routing.time;

import java.time.Duration;

/// Waits between two tries.
@FunctionalInterface
public interface Pause {
  Pause REAL = (duration, departure) -> departure.await(duration);

  /// Returns when the time is over, or as soon as nobody waits for the answer any more.
  void of(Duration duration, Departure departure) throws InterruptedException;
}
