package coach.coaching.image;

import coach.coaching.image.MemoryBudget.Reservation;
import coach.coaching.image.picture.ColourProfile;
import coach.coaching.image.picture.Picture;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.RowSink;
import coach.coaching.image.picture.Shrinker;
import coach.coaching.image.picture.Size;
import coach.coaching.image.picture.Source;
import coach.platform.ProblemException;
import com.google.common.hash.Hashing;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws pictures anew, within the memory that is promised to each.
///
/// Thread-safe: the budget is, and nothing else is shared.
final class Studio {
  private static final Logger log = LoggerFactory.getLogger(Studio.class);

  /// The picture, the same turned upright, and what it is written to: four bytes for each pixel.
  private static final int BYTES_PER_PIXEL = 12;

  private final ImageLimits limits;
  private final MemoryBudget memory;
  private final LongSupplier nanos;

  Studio(ImageLimits limits, MemoryBudget memory, LongSupplier nanos) {
    this.limits = limits;
    this.memory = memory;
    this.nanos = nanos;
  }

  void refuseIfTooLarge(Source source) {
    if (!memory.holds(onHeap(source))) {
      throw Refusal.ofSize(
          "The image needs more memory than there is for one: send a smaller one,"
              + " or one that is not interlaced.");
    }
  }

  private long onHeap(Source source) {
    return source.memory() + BYTES_PER_PIXEL * target(source).pixels();
  }

  private Size target(Source source) {
    return source.size().within(limits.longestSide());
  }

  Chart draw(Source source, Chart.Original original) throws InterruptedException {
    long wanted = onHeap(source) + source.memoryOutside();
    try (Reservation _ = memory.reserve(wanted, limits.patience())) {
      Picture picture = source.orientation().apply(decode(source));
      source.profile().ifPresent(profile -> ColourProfile.apply(profile, picture));
      ImageFormat format = Encoding.format(original.format(), picture);
      byte[] bytes = Encoding.write(format, picture);
      return new Chart(format, bytes, picture.size(), Hashing.sha256().hashBytes(bytes), original);
    }
  }

  private Picture decode(Source source) {
    Shrinker shrinker = new Shrinker(source.size(), target(source));
    try {
      source.decode(watched(shrinker));
    } catch (ProblemException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      // Pixels that lead a decoder out of its arrays are the file's fault; whether they are also
      // ours is for the log to tell.
      log.warn("A decoder stumbled over a file", e);
      throw Refusal.broken("its pixels cannot be decoded");
    }
    return shrinker.picture();
  }

  private RowSink watched(RowSink sink) {
    return new Watch(sink, nanos, nanos.getAsLong() + limits.readingTime().toNanos());
  }

  /// Looks at the clock, and whether anybody waits for this any more, before each row.
  private record Watch(RowSink sink, LongSupplier nanos, long end) implements RowSink {
    @Override
    public void take(int[] row) {
      skip();
      sink.take(row);
    }

    @Override
    public void skip() {
      if (nanos.getAsLong() - end > 0) {
        throw Refusal.because("takes too long to read: save it anew, or smaller");
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
    }
  }
}
