package coach.bench;

import coach.coaching.image.Chart;
import coach.coaching.image.ImageIntake;
import coach.coaching.image.ImageLimits;
import coach.platform.ProblemException;
import coach.support.SampleChart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Measures how long an image takes from its bytes to a chart that is ready to be stored, and what
/// sixteen of the largest that are taken do to a small heap. To be run with `-Xmx512m`.
public final class ImageBench {
  private static final int ROUNDS = 60;
  private static final int WARM_UP = 40;
  private static final int PARALLEL = 16;

  private final Runtime runtime = Runtime.getRuntime();
  private final AtomicLong peak = new AtomicLong();
  private final ImageIntake intake =
      new ImageIntake(
          ImageLimits.of(runtime.maxMemory(), runtime.availableProcessors()), System::nanoTime);

  private ImageBench() {}

  public static void main(String[] arguments) throws Exception {
    ImageBench bench = new ImageBench();
    bench.single();
    bench.refused();
    for (var large : large().entrySet()) {
      bench.parallel(large.getKey(), large.getValue());
    }
    bench.intake.close();
  }

  private void single() throws IOException {
    BufferedImage chart = SampleChart.draw(1920, 1080, 7);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PNG", SampleChart.encode(chart, "png"));
    files.put("JPEG", SampleChart.encode(chart, "jpeg"));
    files.put("WebP, lossy", resource("chart-lossy.webp"));
    files.put("WebP, lossless", resource("chart-lossless.webp"));
    for (var file : files.entrySet()) {
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < WARM_UP + ROUNDS; i++) {
        long start = System.nanoTime();
        Chart taken = intake.take(file.getValue());
        times.add((System.nanoTime() - start) / 1e6);
        if (i == 0) {
          print("%-16s %s%n", file.getKey(), taken);
        }
      }
      double[] warm = sorted(times.subList(WARM_UP, times.size()));
      print(
          "%-16s 1920x1080: first %.0f ms, median %.1f ms, p95 %.1f ms%n",
          file.getKey(), times.getFirst(), at(warm, 0.5), at(warm, 0.95));
    }
  }

  /// The slowest refusals: whole files of the largest size with something missing at the end.
  private void refused() throws IOException {
    byte[] noise = noise();
    print("refused: %d bytes of noise as PNG, cut off: ", noise.length);
    refuse(Arrays.copyOf(noise, Math.min(noise.length, 10 << 20) - 1));
    print("refused: a GIF: ");
    refuse(SampleChart.file("gif", 1920, 1080));
    print("refused: 40 megapixels of JPEG, cut off: ");
    byte[] jpeg = SampleChart.file("jpeg", 8000, 5000);
    refuse(Arrays.copyOf(jpeg, jpeg.length - 2));
  }

  private void refuse(byte[] file) {
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      try {
        intake.take(file);
        print("taken? ");
      } catch (ProblemException e) {
        print("%.1f ms ", (System.nanoTime() - start) / 1e6);
      }
    }
    print("%n");
  }

  private static Map<String, byte[]> large() throws IOException {
    BufferedImage chart = SampleChart.draw(8000, 5000, 7);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PNG", SampleChart.encode(chart, "png"));
    files.put("PNG, interlaced", progressive(chart, "png"));
    files.put("JPEG", SampleChart.encode(chart, "jpeg"));
    files.put("JPEG, progressive", progressive(chart, "jpeg"));
    files.put("WebP", resource("chart-40-megapixels.webp"));
    return files;
  }

  private void parallel(String name, byte[] file) throws Exception {
    System.gc();
    peak.set(0);
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<double[]> others = requests.submit(() -> others(done));
      long start = System.nanoTime();
      List<Future<Chart>> charts = new ArrayList<>();
      for (int i = 0; i < PARALLEL; i++) {
        charts.add(requests.submit(() -> intake.take(new ByteArrayInputStream(file))));
      }
      int failed = 0;
      for (Future<Chart> chart : charts) {
        try {
          chart.get();
        } catch (ExecutionException e) {
          failed++;
          System.err.println("bench: " + e.getCause());
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      done.set(true);
      double[] waits = others.get();
      print(
          "%-18s %d parallel of 8000x5000: %d failed, %.1f s; peak heap %d of %d MB;"
              + " another virtual thread meanwhile: p99 %.1f ms, worst %.1f ms late%n",
          name,
          PARALLEL,
          failed,
          seconds,
          peak.get() >> 20,
          runtime.maxMemory() >> 20,
          at(waits, 0.99),
          at(waits, 1));
    }
  }

  /// How late a request that does next to nothing comes to its turn; notes the heap meanwhile.
  private double[] others(AtomicBoolean done) {
    List<Double> late = new ArrayList<>();
    while (!done.get()) {
      long start = System.nanoTime();
      LockSupport.parkNanos(5_000_000);
      late.add((System.nanoTime() - start) / 1e6 - 5);
      peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
    }
    return sorted(late);
  }

  private static byte[] noise() {
    BufferedImage noise = new BufferedImage(2000, 1600, BufferedImage.TYPE_INT_RGB);
    var random = new java.util.Random(1);
    for (int y = 0; y < noise.getHeight(); y++) {
      for (int x = 0; x < noise.getWidth(); x++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    return SampleChart.encode(noise, "png");
  }

  private static byte[] progressive(BufferedImage image, String format) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    return file.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = ImageBench.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }

  private static double[] sorted(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
