package coach.bench.ai;

import coach.bench.rig.Line;
import coach.bench.rig.Node;
import coach.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// Kills the service again and again while it is asked for answers, and then holds its books
/// against what the stub wrote down.
public final class Kills {
  private static final Duration THINKING = Duration.ofMillis(40);
  private static final int CALLERS = 24;
  private static final int SHORTEST_MILLIS = 50;
  private static final int LONGEST_MILLIS = 1500;
  private static final long GONE_NANOS = 20_000_000;

  private final long seed;
  private final int times;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  /// @param seed of when it is killed
  public Kills(long seed, int times) {
    this.seed = seed;
    this.times = times;
  }

  /// @param starts that worked, the first one included
  /// @param slowest of them, in seconds
  /// @param calls that the stub saw
  /// @param missing those of them that the books do not count as settled, held or unknown
  /// @param phantoms attempts that were settled, and that the stub never saw
  /// @param answered whole answers that callers got
  /// @param lost those of them that are not in the books: settled, or still held when it was killed
  /// @param states of attempts in the books
  /// @param verified exit code and words of `ledger verify`
  public record Report(
      int kills,
      int starts,
      double slowest,
      int calls,
      int missing,
      int phantoms,
      int answered,
      int lost,
      Map<String, Integer> states,
      String verified) {}

  public Report measure(Path directory) throws Exception {
    try (Rig rig = Rig.start(directory, THINKING, "-Xmx256m", "-XX:TieredStopAtLevel=1");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Starts starts;
      try {
        for (int i = 0; i < CALLERS; i++) {
          byte[] question = i % 3 == 0 ? rig.streamedQuestion() : rig.question();
          threads.submit(() -> ask(rig.node().port(), question));
        }
        starts = killAndStart(rig.node());
      } finally {
        over = true;
      }
      threads.close();
      return report(rig, starts);
    }
  }

  private record Starts(int worked, double slowest) {}

  private Starts killAndStart(Node node) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    double slowest = 0;
    for (int i = 0; i < times; i++) {
      Thread.sleep(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
      node.kill();
      long start = System.nanoTime();
      node.restart();
      if (!node.awaitReady()) {
        return new Starts(i, slowest);
      }
      slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
    }
    Thread.sleep(SHORTEST_MILLIS);
    return new Starts(times, slowest);
  }

  private Void ask(int port, byte[] question) {
    while (!over) {
      try (Line line = Line.to(port)) {
        while (!over) {
          Line.Reply reply = line.send(question);
          if (reply.status() == 200) {
            answered.add(reply.header("X-Request-ID"));
          }
        }
      } catch (IOException _) {
        LockSupport.parkNanos(GONE_NANOS); // it was killed, and is on its way
      }
    }
    return null;
  }

  private Report report(Rig rig, Starts starts) throws Exception {
    String verified = rig.node().command("ledger", "verify");
    Map<String, Integer> calls = rig.stub().calls();
    Map<String, Map<String, Integer>> attempts = rig.attempts();
    int missing = 0;
    for (var call : calls.entrySet()) {
      Map<String, Integer> states = attempts.getOrDefault(call.getKey(), Map.of());
      missing += Math.max(0, call.getValue() - counted(states));
    }
    int phantoms = 0;
    Map<String, Integer> totals = new TreeMap<>();
    for (var attempt : attempts.entrySet()) {
      int seen = calls.getOrDefault(attempt.getKey(), 0);
      phantoms += Math.max(0, attempt.getValue().getOrDefault("settled", 0) - seen);
      attempt.getValue().forEach((state, count) -> totals.merge(state, count, Integer::sum));
    }
    long lost =
        answered.stream().filter(id -> counted(attempts.getOrDefault(id, Map.of())) == 0).count();
    return new Report(
        times,
        starts.worked(),
        starts.slowest(),
        calls.values().stream().mapToInt(Integer::intValue).sum(),
        missing,
        phantoms,
        answered.size(),
        Math.toIntExact(lost),
        totals,
        verified);
  }

  private static int counted(Map<String, Integer> states) {
    return states.getOrDefault("settled", 0)
        + states.getOrDefault("held", 0)
        + states.getOrDefault("unknown", 0);
  }
}
