package coach.ai.compat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.support.TestCoach;
import coach.support.stub.Script;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that leave in the middle leave nothing behind.
class AbortedStreamsTest {
  private static final int STREAMS = 500;
  private static final int AT_ONCE = 25;
  private static final String EVENT =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word\"}}]}\n\n";
  private static final String END =
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
          + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}\n\n"
          + "data: [DONE]\n\n";

  @TempDir private Path directory;

  @Test
  void neitherConnectionsNorThreadsNorHoldsAreLeft() throws Exception {
    try (CompatRig rig = CompatRig.start()) {
      byte[] much = EVENT.repeat(3_000).getBytes(UTF_8); // more than fits on the way
      rig.stub.forgetful();
      rig.stub.answers(
          (_, line) -> {
            line.begin(200, "text/event-stream");
            line.chunk(EVENT.getBytes(UTF_8));
            line.chunk(much);
            line.chunk(END.getBytes(UTF_8));
            line.end(Script.Ending.PROPER);
          });

      abortAll(rig);

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(rig.ledger("state")).hasSize(STREAMS).containsOnly("settled");
                assertThat(rig.one("SELECT sum(held_micro_usd) FROM ai_budgets")).isEqualTo("0");
                assertThat(leased(rig)).isZero();
                assertThat(threads()).isEmpty();
              });
      assertThat(rig.stub.paid()).isEqualTo(STREAMS);
      assertThat(rig.stub.abandoned()).as("each was read to its end").isZero();
    }
  }

  private static void abortAll(CompatRig rig) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        int bytes = i % 400;
        all.add(
            clients.submit(
                () -> {
                  abort(rig, bytes);
                  return bytes;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  /// Leaves without a word, after so many bytes of the body or its head.
  private static void abort(CompatRig rig, int bytes) throws IOException {
    String body = "{" + CompatRig.question() + ",\"stream\":true}";
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n"
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", rig.coach.port())) {
      socket.setSoLinger(true, 0);
      socket
          .getOutputStream()
          .write((head.formatted(rig.key, body.length()) + body).getBytes(UTF_8));
      assertThat(socket.getInputStream().readNBytes(1 + bytes)).hasSize(1 + bytes);
    }
  }

  private static int leased(CompatRig rig) throws Exception {
    String metrics =
        rig.coach.admin("/metrics", "Authorization", "Bearer " + TestCoach.ADMIN_TOKEN).body();
    return rig.coach
        .tree(metrics)
        .at(
            "/gauges/org.apache.hc.client5.http.io.HttpClientConnectionManager.ai.leased-connections/value")
        .asInt(-1);
  }

  private List<String> threads() throws IOException {
    Path dump = directory.resolve("threads-" + System.nanoTime());
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
    try (var lines = Files.lines(dump)) {
      return lines
          .filter(it -> it.startsWith("#"))
          .filter(
              it ->
                  it.contains("ai-answer-")
                      || it.contains("ai-request-")
                      || it.contains("/v1/chat"))
          .toList();
    }
  }
}
