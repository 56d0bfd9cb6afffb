package coach.coaching.image;

import coach.coaching.image.MemoryBudget.Reservation;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Source;
import coach.platform.task.Turns;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// Makes charts of what anybody sends, or says why not.
///
/// Thread-safe: what it shares are budgets and threads. Memory for files is reserved first and
/// memory for pictures after that, and nobody who has the second waits for the first.
public final class ImageIntake implements AutoCloseable {
  private final ImageLimits limits;
  private final MemoryBudget uploads;
  private final Turns turns;
  private final Studio studio;

  /// @param nanos a clock that does not jump
  public ImageIntake(ImageLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.uploads = new MemoryBudget(limits.uploadMemory());
    this.turns = new Turns("image-reader", limits.atOnce(), limits.waiting(), limits.patience());
    this.studio = new Studio(limits, new MemoryBudget(limits.readingMemory()), nanos);
  }

  /// Reads no more than a file may have. The body is best on disk by now: while it is read, no
  /// other can have its memory.
  ///
  /// @throws coach.platform.ProblemException when it is not taken
  public Chart take(InputStream upload) throws IOException {
    try (Reservation _ = uploads.reserve(limits.bytes(), limits.patience())) {
      return take(upload.readNBytes(limits.bytes() + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MemoryBudget.unavailable();
    }
  }

  /// @throws coach.platform.ProblemException when it is not taken
  public Chart take(byte[] file) {
    if (file.length > limits.bytes()) {
      throw Refusal.ofSize("The image has more than %d MB.".formatted(limits.bytes() >> 20));
    }
    ImageFormat format = ImageFormat.of(file);
    Source source = format.parse(file, limits.pixels());
    studio.refuseIfTooLarge(source);
    var original =
        new Chart.Original(format, file.length, source.size(), Hashing.sha256().hashBytes(file));
    return turns.take(() -> studio.draw(source, original)).orElseThrow(MemoryBudget::unavailable);
  }

  @Override
  public void close() {
    turns.close();
  }
}
