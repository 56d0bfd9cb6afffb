package coach.ai.routing.time;

import coach.platform.task.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Time and chance, as the gateway is given them.
///
/// @param clock says what day it is; may jump
/// @param nanos measures; never jumps
/// @param random spreads retries; must be thread-safe
public record Timing(InstantSource clock, LongSupplier nanos, Pause pause, RandomGenerator random) {

  /// The real thing.
  public static Timing of(InstantSource clock) {
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    return new Timing(clock, System::nanoTime, Pause.REAL, random);
  }

  public Duration since(long start) {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }

  /// A clock that begins now and does not jump: for what rests, and ends its rest.
  public Clock steady() {
    return new SteadyClock(clock.instant(), nanos);
  }
}
