package coach.bench.gateway;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Line.Reply;
import coach.bench.rig.Node;
import coach.bench.rig.Rig;
import coach.support.stub.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// A thousand streams at once of ten seconds each, with twenty events a second.
final class Crowd {
  private static final int CROWD = 1_000;
  private static final int WARM_UP = 250;
  private static final Duration ARRIVING = Duration.ofSeconds(2);
  private static final int MOST_MEGABYTES = 700;
  private static final double SECONDS = 10;

  private final Figures figures;

  Crowd(Figures figures) {
    this.figures = figures;
  }

  /// @param complete is word by word what the stub says
  private record Outcome(boolean complete, double firstMillis, double seconds) {
    static final Outcome NONE = new Outcome(false, Double.POSITIVE_INFINITY, 0);
  }

  void measure(Path directory, String... options) throws Exception {
    try (Rig rig = Rig.start(directory, Duration.ZERO, options)) {
      rig.stub().is(Mode.PACED);
      String expected = expected(rig);
      List<Outcome> _ = crowd(rig, WARM_UP, expected);
      double before = rig.node().cpuSeconds();
      List<Outcome> outcomes = crowd(rig, CROWD, expected);
      tell(outcomes, rig.node(), rig.node().cpuSeconds() - before);
      long unsettled = rig.unsettled();
      figures.row("attempts that are not settled afterwards", "0", "" + unsettled, unsettled == 0);
    }
  }

  private static String expected(Rig rig) throws IOException {
    Way direct = new Way("directly", rig.stub().port(), Map.of());
    try (Line line = Line.to(direct.port())) {
      return Way.ask(line, direct.request(Question.STREAM)).body();
    }
  }

  private static List<Outcome> crowd(Rig rig, int size, String expected) throws Exception {
    Way coach = Ways.coach(rig);
    byte[] request = coach.request(Question.STREAM);
    List<Future<Outcome>> all = new ArrayList<>();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < size; i++) {
        long due = start + ARRIVING.toNanos() * i / size;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        all.add(threads.submit(() -> listen(coach.port(), request, expected)));
      }
    }
    return all.stream().map(Future::resultNow).toList();
  }

  private static Outcome listen(int port, byte[] request, String expected) {
    try (Line line = Line.to(port)) {
      Reply reply = line.send(request);
      return new Outcome(
          reply.status() == 200 && reply.body().equals(expected),
          reply.firstMillis(),
          reply.millis() / 1e3);
    } catch (IOException _) {
      return Outcome.NONE;
    }
  }

  private void tell(List<Outcome> outcomes, Node node, double cpuSeconds) throws IOException {
    long complete = outcomes.stream().filter(Outcome::complete).count();
    double[] first = outcomes.stream().mapToDouble(Outcome::firstMillis).toArray();
    double slowest = outcomes.stream().mapToDouble(Outcome::seconds).max().orElseThrow();
    figures.row(
        CROWD + " streams of 10 s at 20 events/s, begun within 2 s",
        "all without loss",
        "%d complete, byte by byte; slowest %s, %s of processor time in the service"
            .formatted(complete, Figures.seconds(slowest), Figures.seconds(cpuSeconds)),
        complete == CROWD);
    figures.row(
        "how late the last of their ends is", "-", Figures.millis((slowest - SECONDS) * 1e3), true);
    figures.row(
        "their first byte, median and p99",
        "-",
        Figures.millis(Figures.percentile(first, 0.5))
            + ", "
            + Figures.millis(Figures.percentile(first, 0.99)),
        true);
    long megabytes = node.megabytes("VmHWM");
    figures.row(
        "RSS at its highest",
        "<= " + MOST_MEGABYTES + " MB",
        megabytes + " MB",
        megabytes <= MOST_MEGABYTES);
  }
}
