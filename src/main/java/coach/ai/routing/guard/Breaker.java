package coach.ai.routing.guard;

import coach.ai.routing.Breakers.Steering;
import coach.ai.routing.Breakers.View;
import java.time.Duration;

/// One circuit breaker. Thread-safe.
interface Breaker {
  /// For one that is held open, or tries right now: nobody knows when it ends.
  Duration SOON = Duration.ofSeconds(1);

  Admission admit();

  /// Whether it would refuse now.
  boolean rests();

  View view();

  void steer(Steering to);
}
