package coach.platform.task;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/// Waits: between two tries or looks, and for what comes of one.
@FunctionalInterface
public interface Pause {
  Pause REAL = (duration, departure) -> departure.await(duration);

  /// Returns when the time is over, or as soon as nobody waits for the answer any more.
  void of(Duration duration, Departure departure) throws InterruptedException;

  /// Returns when the time is over: for a thread that has nothing to be woken for.
  default void of(Duration duration) throws InterruptedException {
    of(duration, new Departure());
  }

  /// Returns what comes of it within that time.
  default <T> T until(Future<T> result, Duration longest)
      throws InterruptedException, ExecutionException, TimeoutException {
    return result.get(longest.toNanos(), NANOSECONDS);
  }
}
