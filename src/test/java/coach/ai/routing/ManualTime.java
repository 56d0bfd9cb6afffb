package coach.ai.routing;

import coach.ai.routing.time.Departure;
import coach.ai.routing.time.Pause;
import coach.ai.routing.time.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes only when it is told to, or when the gateway pauses.
public final class ManualTime implements InstantSource, Pause {
  public static final Instant BEGIN = Instant.parse("2026-11-02T15:00:00Z");

  /// So near the end that it overflows, as the real one may.
  private static final long START = Long.MAX_VALUE - 1;

  private final AtomicLong nanos = new AtomicLong(START);
  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());

  public Timing timing() {
    return new Timing(this, nanos::get, this, new Random(7));
  }

  public void passes(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  @Override
  public Instant instant() {
    return BEGIN.plusNanos(nanos.get() - START);
  }

  @Override
  public void of(Duration duration, Departure departure) {
    pauses.add(duration);
    passes(duration);
  }

  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
