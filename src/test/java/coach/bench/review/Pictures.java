package coach.bench.review;

import coach.bench.rig.Figures;
import coach.coaching.image.Chart;
import coach.coaching.image.ImageIntake;
import coach.coaching.image.ImageLimits;
import coach.platform.ProblemException;
import coach.support.SampleChart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long an image takes from its bytes to a chart that is ready to be stored, in this process,
/// and how long to be refused.
final class Pictures {
  private static final int ROUNDS = 60;
  private static final int WARM_UP = 40;
  private static final int REFUSALS = 20;
  private static final int MOST_MILLIS = 200;
  private static final int LARGEST = 10 << 20;

  private final Figures figures;

  Pictures(Figures figures) {
    this.figures = figures;
  }

  void measure() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    ImageLimits limits = ImageLimits.of(runtime.maxMemory(), runtime.availableProcessors());
    try (ImageIntake intake = new ImageIntake(limits, System::nanoTime)) {
      for (var file : Files.usual().entrySet()) {
        taken(intake, file.getKey(), file.getValue());
      }
      for (var file : bad().entrySet()) {
        refused(intake, file.getKey(), file.getValue());
      }
    }
  }

  private void taken(ImageIntake intake, String name, byte[] file) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long start = System.nanoTime();
      Chart _ = intake.take(file);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    List<Double> warm = millis.subList(WARM_UP, millis.size());
    figures.row(
        "1920×1080 as " + name + ": decoded, shrunk, encoded",
        "-",
        "median %s, p95 %s; the first one %s"
            .formatted(
                Figures.millis(Figures.percentile(warm, 0.5)),
                Figures.millis(Figures.percentile(warm, 0.95)),
                Figures.millis(millis.getFirst())),
        true);
  }

  /// The slowest refusals: whole files of the largest size with something missing at the end.
  private static Map<String, byte[]> bad() {
    byte[] noise = Files.noise();
    byte[] jpeg = SampleChart.file("jpeg", 8000, 5000);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a GIF", SampleChart.file("gif", 1920, 1080));
    files.put(
        "PNG of noise that ends early", Arrays.copyOf(noise, Math.min(noise.length, LARGEST) - 1));
    files.put("JPEG of 40 megapixels that ends early", Arrays.copyOf(jpeg, jpeg.length - 2));
    return files;
  }

  private void refused(ImageIntake intake, String name, byte[] file) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < REFUSALS; i++) {
      long start = System.nanoTime();
      try {
        throw new IllegalStateException("taken: " + intake.take(file));
      } catch (ProblemException _) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    double median = Figures.percentile(millis, 0.5);
    figures.row(
        "refused: " + name,
        "<= " + MOST_MILLIS + " ms",
        "median %s, slowest %s"
            .formatted(Figures.millis(median), Figures.millis(Figures.percentile(millis, 1))),
        median <= MOST_MILLIS);
  }
}
