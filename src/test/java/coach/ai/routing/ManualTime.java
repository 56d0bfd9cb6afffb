package coach.ai.routing;

import coach.ai.routing.time.Timing;
import coach.platform.task.Departure;
import coach.platform.task.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Time that passes only when it is told to, or when the gateway pauses.
public final class ManualTime implements InstantSource, Pause {
  public static final Instant BEGIN = Instant.parse("2026-11-02T15:00:00Z");

  /// So near the end that it overflows, as the real one may.
  private static final long START = Long.MAX_VALUE - 1;

  private final AtomicLong nanos = new AtomicLong(START);
  private final Queue<CountDownLatch> silences = new ConcurrentLinkedQueue<>();
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

  /// As long as nothing comes, and nobody is silent, the real time is waited for.
  @Override
  public <T> T until(Future<T> result, Duration longest)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = System.nanoTime() + longest.toNanos();
    while (true) {
      try {
        return result.get(1, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        @Nullable CountDownLatch silence = silences.poll();
        if (silence != null) {
          passes(longest);
          silence.countDown();
          throw e;
        }
        if (System.nanoTime() - end >= 0) {
          throw e;
        }
      }
    }
  }

  /// From within a request: whoever waits for it finds that the time to wait for it has passed.
  ///
  /// @return is open when that has been found
  CountDownLatch silence() {
    CountDownLatch silence = new CountDownLatch(1);
    silences.add(silence);
    return silence;
  }

  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
