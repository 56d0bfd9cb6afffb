package coach.bench.gateway;

import coach.bench.rig.Figures;
import coach.bench.rig.Line;
import coach.bench.rig.Rig;
import coach.support.Programs;
import coach.support.stub.Mode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Clients that leave in the middle of a stream, ten thousand of them, and what is left of them.
final class Aborted {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STREAMS = 10_000;
  private static final int AT_ONCE = 50;
  private static final int FURTHEST = 400;
  private static final int TRIES = 120;
  private static final long PAUSE_NANOS = 500_000_000;
  private static final String LEASED =
      "/gauges/org.apache.hc.client5.http.io.HttpClientConnectionManager.ai.leased-connections/value";

  private final Figures figures;

  Aborted(Figures figures) {
    this.figures = figures;
  }

  /// What must go back to nothing.
  ///
  /// @param leased connections to the stub
  /// @param threads that serve one of these requests
  /// @param heldMicroUsd in all budgets
  private record Left(long leased, long threads, long heldMicroUsd, long unsettled) {
    boolean isNothing() {
      return leased == 0 && threads == 0 && heldMicroUsd == 0 && unsettled == 0;
    }
  }

  void measure(Path directory, String... options) throws Exception {
    try (Rig rig = Rig.start(directory, Duration.ZERO, options)) {
      rig.stub().is(Mode.LONG);
      abortAll(rig);
      Left left = left(rig, directory);
      for (int i = 0; i < TRIES && !left.isNothing(); i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
        left = left(rig, directory);
      }
      tell(left, rig);
    }
  }

  private static void abortAll(Rig rig) throws Exception {
    byte[] request = Ways.coach(rig).request(Question.STREAM);
    List<Future<Integer>> all = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < STREAMS; i++) {
        int bytes = 1 + i % FURTHEST;
        all.add(clients.submit(() -> abort(rig.node().port(), request, bytes)));
      }
    }
    for (Future<Integer> each : all) {
      int _ = each.get();
    }
  }

  /// Leaves without a word, after so many bytes of the body or its head.
  private static int abort(int port, byte[] request, int bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(request);
      int read = socket.getInputStream().readNBytes(bytes).length;
      if (read < bytes) {
        throw new IllegalStateException("the stream ended after " + read + " bytes");
      }
      return read;
    }
  }

  private static Left left(Rig rig, Path directory) throws Exception {
    return new Left(
        leased(rig),
        threads(rig, directory.resolve("threads-" + System.nanoTime())),
        rig.number("SELECT coalesce(sum(held_micro_usd), 0) FROM ai_budgets"),
        rig.number("SELECT count(*) FROM ai_attempts WHERE state <> 'settled'"));
  }

  private static long leased(Rig rig) throws IOException {
    try (Line line = Line.to(rig.node().adminPort())) {
      JsonNode metrics = JSON.readTree(line.send(Line.request("GET", "/metrics", "", "")).body());
      return metrics.at(LEASED).asLong(-1);
    }
  }

  private static long threads(Rig rig, Path dump) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Programs.Result result =
        Programs.run(
            List.of(
                jcmd,
                "" + rig.node().pid(),
                "Thread.dump_to_file",
                dump.toAbsolutePath().toString()));
    if (!Files.exists(dump)) {
      throw new IllegalStateException(result.output());
    }
    try (Stream<String> lines = Files.lines(dump)) {
      return lines.filter(line -> line.startsWith("#")).filter(Aborted::serves).count();
    }
  }

  private static boolean serves(String thread) {
    return Stream.of("ai-answer-", "ai-request-", "/v1/chat").anyMatch(thread::contains);
  }

  private void tell(Left left, Rig rig) throws Exception {
    long attempts = rig.number("SELECT count(*) FROM ai_attempts");
    figures.row(
        "connections to the stub in use, threads and held micro-dollars after "
            + STREAMS
            + " aborted streams",
        "0, 0, 0",
        left.leased() + ", " + left.threads() + ", " + left.heldMicroUsd(),
        left.leased() == 0 && left.threads() == 0 && left.heldMicroUsd() == 0);
    figures.row(
        "their attempts that are settled",
        "all",
        attempts - left.unsettled() + " of " + attempts,
        left.unsettled() == 0 && attempts == STREAMS);
  }
}
