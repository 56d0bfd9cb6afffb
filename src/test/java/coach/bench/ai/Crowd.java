package coach.bench.ai;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Thousands of answers at once that take the provider seconds each, and how the rest of the
/// service does meanwhile.
final class Crowd {
  private static final int CROWD = 2_000;
  private static final int WARM_UPS = 3;
  private static final int CROWDS = 3;

  /// So that the last one begins before the first one ends.
  private static final Duration ARRIVING = Duration.ofMillis(2_700);

  private static final Duration THINKING = Duration.ofSeconds(3);
  private static final int MOST_MEGABYTES = 600;
  private static final int MOST_MILLIS = 100;
  private static final long PROBE_NANOS = 20_000_000;

  private final Figures figures;
  private final String[] options;
  private volatile boolean over;

  /// @param options of the service's Java
  Crowd(Figures figures, String... options) {
    this.figures = figures;
    this.options = options;
  }

  void measure(Path directory) throws Exception {
    try (Rig rig = Rig.start(directory, THINKING, options)) {
      for (int i = 0; i < WARM_UPS; i++) { // or Java's compiler is what is measured
        Outcome _ = crowd(rig, ARRIVING);
      }
      for (int i = 1; i <= CROWDS; i++) {
        tell(
            "begun within 2.7 s, %d of %d".formatted(i, CROWDS), crowd(rig, ARRIVING), MOST_MILLIS);
      }
      tell("begun at one moment", crowd(rig, Duration.ZERO), Integer.MAX_VALUE);
      long unsettled = rig.unsettled();
      figures.row("attempts that are not settled afterwards", "0", "" + unsettled, unsettled == 0);
    }
  }

  private record Outcome(
      Map<Integer, Integer> statuses,
      List<Double> millis,
      List<Double> probes,
      List<Double> freshProbes,
      long megabytes,
      double cpuSeconds,
      double seconds) {}

  private Outcome crowd(Rig rig, Duration arriving) throws Exception {
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
    List<Double> probes = new ArrayList<>();
    List<Double> freshProbes = new ArrayList<>();
    over = false;
    Thread prober = Thread.ofPlatform().start(() -> probe(rig.node().port(), probes, freshProbes));
    double cpu = rig.node().cpuSeconds();
    long start = System.nanoTime();
    byte[] question = rig.question();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CROWD; i++) {
        long due = start + arriving.toNanos() * i / CROWD;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        threads.submit(() -> ask(rig.node().port(), question, statuses, millis));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    over = true;
    prober.join();
    return new Outcome(
        new TreeMap<>(statuses),
        List.copyOf(millis),
        probes,
        freshProbes,
        rig.node().megabytes("VmHWM"),
        rig.node().cpuSeconds() - cpu,
        seconds);
  }

  /// A failed connection counts as status 0.
  private static Void ask(
      int port,
      byte[] question,
      Map<Integer, Integer> statuses,
      ConcurrentLinkedQueue<Double> millis) {
    try (Line line = Line.to(port)) {
      Line.Reply reply = line.send(question);
      statuses.merge(reply.status(), 1, Integer::sum);
      millis.add(reply.millis());
    } catch (IOException e) {
      statuses.merge(0, 1, Integer::sum);
    }
    return null;
  }

  /// By a connection that stays open, and each time also by a new one.
  private void probe(int port, List<Double> probes, List<Double> freshProbes) {
    byte[] health = Line.request("GET", "/health", "", "");
    try (Line line = Line.to(port)) {
      while (!over) {
        probes.add(line.send(health).millis());
        long start = System.nanoTime();
        try (Line fresh = Line.to(port)) {
          Line.Reply _ = fresh.send(health);
          freshProbes.add((System.nanoTime() - start) / 1e6);
        }
        LockSupport.parkNanos(PROBE_NANOS);
      }
    } catch (IOException e) {
      probes.add(Double.POSITIVE_INFINITY);
    }
  }

  /// @param mostMillis for `/health`
  private void tell(String how, Outcome outcome, int mostMillis) {
    figures.row(
        "%d answers of 3 s at once, %s".formatted(CROWD, how),
        "all succeed",
        "%s, slowest %s, median %s, all in %s, %s of processor time in the service"
            .formatted(
                outcome.statuses(),
                Figures.millis(Figures.percentile(outcome.millis(), 1)),
                Figures.millis(Figures.percentile(outcome.millis(), 0.5)),
                Figures.seconds(outcome.seconds()),
                Figures.seconds(outcome.cpuSeconds())),
        outcome.statuses().equals(Map.of(200, CROWD)));
    figures.row(
        "RSS at its highest so far",
        "<= " + MOST_MEGABYTES + " MB",
        outcome.megabytes() + " MB (" + String.join(" ", options) + ")",
        outcome.megabytes() <= MOST_MEGABYTES);
    double p99 = Figures.percentile(outcome.probes(), 0.99);
    double freshP99 = Figures.percentile(outcome.freshProbes(), 0.99);
    figures.row(
        "`/health` meanwhile, p99",
        mostMillis == MOST_MILLIS ? "<= " + MOST_MILLIS + " ms" : "-",
        "%s of %d (on new connections %s; median %s)"
            .formatted(
                Figures.millis(p99),
                outcome.probes().size(),
                Figures.millis(freshP99),
                Figures.millis(Figures.percentile(outcome.probes(), 0.5))),
        p99 <= mostMillis);
  }
}
