package coach.bench.review;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Many of the largest charts at once, on a small heap.
final class Uploads {
  private static final int AT_ONCE = 16;
  private static final int MOST_MILLIS = 200;
  private static final long PROBE_NANOS = 20_000_000;
  private static final String HEAP = "-Xmx512m";

  private final Figures figures;
  private volatile boolean over;

  Uploads(Figures figures) {
    this.figures = figures;
  }

  void measure(Path directory) throws Exception {
    try (Rig rig = Rig.canned(directory, HEAP, "-XX:+ExitOnOutOfMemoryError")) {
      String token = rig.session();
      for (var file : Files.large().entrySet()) {
        measure(rig, file.getKey(), Forms.of(token, file.getValue()));
      }
      figures.row(
          "alive afterwards, with " + HEAP + " and to end when memory does",
          "yes",
          rig.node().awaitReady() ? "yes" : "no",
          rig.node().awaitReady());
    }
  }

  private void measure(Rig rig, String name, byte[] form) throws Exception {
    int port = rig.node().port();
    List<Double> probes = new ArrayList<>();
    over = false;
    Thread prober = Thread.ofPlatform().start(() -> probe(port, probes));
    Map<Integer, Integer> statuses = new TreeMap<>();
    long start = System.nanoTime();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(callers.submit(() -> upload(port, form)));
      }
      for (Future<Integer> answer : answers) {
        statuses.merge(answer.get(), 1, Integer::sum);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    over = true;
    prober.join();
    figures.row(
        AT_ONCE + " uploads at once of 8000×5000 as " + name,
        "all taken",
        "%s, all in %s".formatted(statuses, Figures.seconds(seconds)),
        statuses.equals(Map.of(201, AT_ONCE)));
    double p99 = Figures.percentile(probes, 0.99);
    figures.row(
        "`/health` meanwhile, p99",
        "<= " + MOST_MILLIS + " ms",
        "%s of %d".formatted(Figures.millis(p99), probes.size()),
        p99 <= MOST_MILLIS);
  }

  private static int upload(int port, byte[] form) throws IOException {
    try (Line line = Line.to(port)) {
      return line.send(form).status();
    }
  }

  private void probe(int port, List<Double> probes) {
    byte[] health = Line.request("GET", "/health", "", "");
    try (Line line = Line.to(port)) {
      while (!over) {
        probes.add(line.send(health).millis());
        LockSupport.parkNanos(PROBE_NANOS);
      }
    } catch (IOException e) {
      probes.add(Double.POSITIVE_INFINITY);
    }
  }
}
