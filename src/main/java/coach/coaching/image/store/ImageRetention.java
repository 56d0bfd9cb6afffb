package coach.coaching.image.store;

import coach.platform.task.Batches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Removes images that nothing has shown for long, a few at a time: each may have megabytes.
public final class ImageRetention implements Runnable {
  static final int BATCH = 100;

  private final ImageStore images;
  private final InstantSource clock;
  private final Duration kept;

  /// @param kept long enough for a trader to try again with what was sent: a day at least
  public ImageRetention(ImageStore images, InstantSource clock, Duration kept) {
    this.images = images;
    this.clock = clock;
    this.kept = kept;
  }

  @Override
  public void run() {
    Instant before = clock.instant().minus(kept);
    Batches.remove(BATCH, limit -> images.purge(before, limit));
  }
}
