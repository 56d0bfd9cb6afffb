package coach.platform.idempotency;

import coach.platform.task.Batches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Removes keys after a day, a bounded number at a time.
public final class IdempotencyRetention implements Runnable {
  static final int BATCH = 500; // up to 2 MiB each

  private static final Duration KEPT = Duration.ofHours(24);

  private final IdempotencyDao keys;
  private final InstantSource clock;

  public IdempotencyRetention(IdempotencyDao keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public void run() {
    Instant before = clock.instant().minus(KEPT);
    Batches.remove(BATCH, limit -> keys.purge(before, limit));
  }
}
