package coach.coaching.image;

import java.time.Duration;

/// What one image may cost, and all of them together.
///
/// @param bytes of a file
/// @param pixels of a picture, before it is shrunk
/// @param longestSide of what it is shrunk to
/// @param uploadMemory for files that wait or are read, all together
/// @param readingMemory for pictures that are being read, all together
/// @param atOnce how many are read at the same time
/// @param waiting how many more may wait for their turn
/// @param patience how long each waits until it is read
/// @param readingTime how long reading one may take
public record ImageLimits(
    int bytes,
    long pixels,
    int longestSide,
    long uploadMemory,
    long readingMemory,
    int atOnce,
    int waiting,
    Duration patience,
    Duration readingTime) {
  private static final int MEGABYTE = 1 << 20;

  /// Of the heap, two fifths for pictures and a fifth for files: the rest of the service, and the
  /// gaps that large arrays leave, have as much. A picture of 40 million pixels takes up to 30 MB,
  /// or 190 MB as interlaced PNG, which a heap of 512 MB just has room for.
  ///
  /// @param heap the most that it may grow to
  public static ImageLimits of(long heap, int processors) {
    return new ImageLimits(
        10 * MEGABYTE,
        40_000_000,
        2048,
        Math.max(10 * MEGABYTE, heap / 5),
        heap / 5 * 2,
        Math.max(1, processors),
        64,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }
}
