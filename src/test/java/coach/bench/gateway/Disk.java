package coach.bench.gateway;

import coach.bench.rig.Figures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What the disk takes until it has a page, which no commit can be faster than.
final class Disk {
  private static final int PAGES = 300;
  private static final int DIFFERENT = 50;
  private static final int PAGE = 8 << 10;

  private Disk() {}

  /// The median, in milliseconds.
  static double commit(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "pages", "");
    double[] millis = new double[PAGES];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < PAGES; i++) {
        int _ = channel.write(ByteBuffer.allocate(PAGE), (long) PAGE * (i % DIFFERENT));
        long start = System.nanoTime();
        channel.force(false);
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return Figures.percentile(millis, 0.5);
  }
}
