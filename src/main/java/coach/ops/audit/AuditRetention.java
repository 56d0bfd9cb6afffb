package coach.ops.audit;

import coach.platform.task.Batches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Removes what is too old, a bounded number at a time: one statement never holds up the rest.
public final class AuditRetention implements Runnable {
  static final int BATCH = 5_000;

  private final AuditDao entries;
  private final InstantSource clock;
  private final Duration kept;

  public AuditRetention(AuditDao entries, InstantSource clock, Duration kept) {
    this.entries = entries;
    this.clock = clock;
    this.kept = kept;
  }

  @Override
  public void run() {
    Instant before = clock.instant().minus(kept);
    Batches.remove(BATCH, limit -> entries.purge(before, limit));
  }
}
