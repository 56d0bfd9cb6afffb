package coach.bench.ai;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Node;
import coach.bench.rig.Rig;
import coach.support.stub.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// A provider that fails all the time, and comes back.
final class Outage {
  private static final Duration FAILING = Duration.ofSeconds(25);
  private static final Duration HEALING = Duration.ofSeconds(40);
  private static final long POLL_NANOS = 50_000_000;
  private static final int OPEN_SECONDS = 10;
  private static final int CLOSED_SECONDS = 30;
  private static final double MOST_CALLS = 1.1;
  private static final int MOST_MILLIS = 50;

  private final Figures figures;
  private final int callsPerSecond;
  private volatile boolean over;

  /// @param callsPerSecond by one caller each
  Outage(Figures figures, int callsPerSecond) {
    this.figures = figures;
    this.callsPerSecond = callsPerSecond;
  }

  /// @param start in nanoseconds, as [System#nanoTime] tells it
  private record Asked(long start, int status, String requestId, double millis) {}

  void measure(Path directory) throws Exception {
    try (Rig rig = Rig.start(directory, Duration.ofMillis(20), "-Xmx256m");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Asked> asked = new ArrayList<>();
      try {
        for (int i = 0; i < callsPerSecond; i++) {
          long offset = 1_000_000_000L * i / callsPerSecond;
          threads.submit(() -> ask(rig, offset, asked));
        }
        Thread.sleep(Duration.ofSeconds(5));
        measure(rig, asked);
      } finally {
        over = true;
      }
    }
  }

  private void measure(Rig rig, List<Asked> asked) throws Exception {
    int before = rig.stub().paid();
    long failing = System.nanoTime();
    rig.stub().is(Mode.SERVER_ERROR);
    long opened = await(rig.node(), OPEN, failing + FAILING.toNanos());
    Thread.sleep(Duration.ofNanos(Math.max(0, failing + FAILING.toNanos() - System.nanoTime())));
    int calls = rig.stub().paid() - before;
    long healed = System.nanoTime();
    rig.stub().is(Mode.OK);
    long closed = await(rig.node(), CLOSED, healed + HEALING.toNanos());
    Thread.sleep(Duration.ofSeconds(2));
    tell(
        rig.attempts().keySet(),
        between(asked, failing, healed),
        between(asked, opened, healed),
        calls,
        since(failing, opened),
        since(healed, closed));
  }

  /// @param tried ids of requests that reached the provider: after each rest a few try it
  private void tell(
      Set<String> tried,
      List<Asked> failing,
      List<Asked> open,
      int calls,
      double opened,
      double closed) {
    String rate = ", " + callsPerSecond + " requests a second";
    figures.row(
        "provider fails 100 %: breakers open after" + rate,
        "<= " + OPEN_SECONDS + " s",
        Figures.seconds(opened),
        opened <= OPEN_SECONDS);
    double ratio = (double) calls / failing.size();
    figures.row(
        "upstream calls per request, " + FAILING.toSeconds() + " s of failure" + rate,
        "<= " + MOST_CALLS,
        "%.3f (%d of %d)".formatted(ratio, calls, failing.size()),
        ratio <= MOST_CALLS);
    long refused = open.stream().filter(it -> it.status() == 503).count();
    List<Double> millis =
        open.stream().filter(it -> !tried.contains(it.requestId())).map(Asked::millis).toList();
    double p99 = Figures.percentile(millis, 0.99);
    figures.row(
        "503 once open" + rate,
        "<= " + MOST_MILLIS + " ms",
        "%d of %d are 503, %d of them refused at once: median %s, p99 %s, slowest %s"
            .formatted(
                refused,
                open.size(),
                millis.size(),
                Figures.millis(Figures.percentile(millis, 0.5)),
                Figures.millis(p99),
                Figures.millis(Figures.percentile(millis, 1))),
        p99 <= MOST_MILLIS && refused == open.size() && !millis.isEmpty());
    figures.row(
        "closed after it heals" + rate,
        "<= " + CLOSED_SECONDS + " s",
        Figures.seconds(closed),
        closed <= CLOSED_SECONDS);
  }

  private static double since(long start, long end) {
    return (end - start) / 1e9;
  }

  /// Those that began in this time.
  private static List<Asked> between(List<Asked> asked, long from, long to) {
    synchronized (asked) {
      return asked.stream().filter(it -> it.start() >= from && it.start() < to).toList();
    }
  }

  /// The first model of the route takes all requests while it is closed, so that the second one may
  /// have none to be tried with.
  private static final List<String> OPEN =
      List.of("gpt-5.6-terra\",state=\"open\"} 1.0", "gpt-5.6-luna\",state=\"open\"} 1.0");

  private static final List<String> CLOSED =
      List.of("gpt-5.6-terra\",state=\"closed\"} 1.0", "gpt-5.6-luna\",state=\"open\"} 0.0");

  /// When the metrics told that the breakers were so; never = `end`.
  private static long await(Node node, List<String> wanted, long end) throws IOException {
    byte[] scrape = Line.request("GET", "/prometheus", "", "");
    try (Line line = Line.to(node.adminPort())) {
      while (System.nanoTime() < end) {
        String told = line.send(scrape).body();
        if (wanted.stream().allMatch(told::contains)) {
          return System.nanoTime();
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
    return end;
  }

  private Void ask(Rig rig, long offset, List<Asked> asked) throws IOException {
    byte[] question = rig.question();
    long due = System.nanoTime() + offset;
    try (Line line = Line.to(rig.node().port())) {
      while (!over) {
        LockSupport.parkNanos(due - System.nanoTime());
        long start = System.nanoTime();
        Line.Reply reply = line.send(question);
        synchronized (asked) {
          asked.add(new Asked(start, reply.status(), reply.header("X-Request-ID"), reply.millis()));
        }
        while (due
            <= System.nanoTime()) { // keep to one's own moment of a second, or all come at once
          due += 1_000_000_000L;
        }
      }
    }
    return null;
  }
}
