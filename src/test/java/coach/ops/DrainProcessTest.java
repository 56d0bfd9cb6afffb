package coach.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM to a process of its own, with clients that behave as a balancer's do.
class DrainProcessTest {
  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  private Process process;

  private int port;

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void aNodeThatIsToldToStopFailsNoRequest() throws Exception {
    start();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger served = new AtomicInteger();
    AtomicBoolean balanced = new AtomicBoolean(true);
    List<Thread> clients = clients(failures, served, balanced);
    await().atMost(Duration.ofSeconds(20)).until(() -> served.get() > 100);
    CompletableFuture<HttpResponse<String>> inFlight =
        HttpClient.newHttpClient().sendAsync(get("/sleep"), BodyHandlers.ofString());
    await().atMost(Duration.ofSeconds(10)).until(() -> output().contains("sleeping"));

    process.destroy(); // SIGTERM

    await().atMost(Duration.ofSeconds(10)).until(() -> status("/health-check?type=ready") == 503);
    assertThat(status("/health")).isEqualTo(200);
    int before = served.get();
    await().atMost(Duration.ofSeconds(10)).until(() -> served.get() > before + 50);
    balanced.set(false);
    for (Thread client : clients) {
      client.join();
    }
    assertThat(failures).isEmpty();
    assertThat(inFlight.get(20, TimeUnit.SECONDS).body()).isEqualTo("slept");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(output()).contains("Told to stop: draining").doesNotContain("ERROR");
  }

  private List<Thread> clients(
      Queue<String> failures, AtomicInteger served, AtomicBoolean balanced) {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                    while (balanced.get()) {
                      try {
                        HttpResponse<String> answer =
                            client.send(get("/health"), BodyHandlers.ofString());
                        if (answer.statusCode() == 200) {
                          served.incrementAndGet();
                        } else {
                          failures.add(answer.statusCode() + " " + answer.body());
                        }
                      } catch (IOException | InterruptedException e) {
                        failures.add(e.toString());
                      }
                    }
                  }));
    }
    return clients;
  }

  private void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Ddw.health.shutdownWaitPeriod=3s",
                "-Ddw.server.applicationConnectors[0].port=" + port,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SleepyService.class.getName(),
                "server",
                "ops/tiny.yml")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreException(ConnectException.class)
        .until(() -> status("/health-check?type=ready") == 200);
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output"));
  }

  private int status(String path) throws Exception {
    try (HttpClient once = HttpClient.newHttpClient()) {
      return once.send(get(path), BodyHandlers.ofString()).statusCode();
    }
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(20))
        .build();
  }
}
