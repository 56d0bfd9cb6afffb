package coach.platform.task;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Whether the one who asked has stopped waiting. Happens once. Thread-safe: the latch is.
public final class Departure {
  private final CountDownLatch latch = new CountDownLatch(1);

  public void happens() {
    latch.countDown();
  }

  public boolean happened() {
    return latch.getCount() == 0;
  }

  /// Waits so long for it, and no longer.
  void await(Duration longest) throws InterruptedException {
    boolean _ = latch.await(longest.toNanos(), NANOSECONDS);
  }
}
