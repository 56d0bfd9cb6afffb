package coach.ai.routing.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long to wait before the same model is asked again: somewhere between nothing and a bound
/// that doubles, so that those who failed together do not come back together.
public final class Backoff {
  private static final Duration BASE = Duration.ofMillis(250);
  private static final Duration CAP = Duration.ofSeconds(4);

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// @param retry how many there have been already
  /// @param asked what the provider asks for: never less than that
  public Duration before(int retry, Optional<Duration> asked) {
    Duration doubled = BASE.multipliedBy(1L << Math.min(retry, 10));
    Duration bound = doubled.compareTo(CAP) < 0 ? doubled : CAP;
    return asked.orElse(Duration.ZERO).plusNanos(random.nextLong(bound.toNanos() + 1));
  }
}
