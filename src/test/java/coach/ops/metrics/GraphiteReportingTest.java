package coach.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coach.ops.GraphiteConfiguration;
import coach.platform.Component.Status;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class GraphiteReportingTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final MetricRegistry metrics = new MetricRegistry();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger().setLevel(Level.INFO);
    logger().addAppender(log);
  }

  @AfterEach
  void close() throws Exception {
    logger().detachAppender(log);
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void carbonGetsLinesItCanStoreAndNothingElse() throws Exception {
    metrics.counter("orders.placed").inc(3);
    metrics.register("ratio.empty", (Gauge<Double>) () -> Double.NaN);
    metrics.register("ratio.endless", (Gauge<Double>) () -> Double.POSITIVE_INFINITY);
    metrics.register("ratio.small", (Gauge<Double>) () -> 0.00012);
    metrics.register("words", (Gauge<String>) () -> "12 apples");
    metrics.register("flag", (Gauge<Boolean>) () -> true);
    metrics.timer("coach.web.HealthResource.get");
    List<String> lines = new CopyOnWriteArrayList<>();

    start(sink(0, lines));

    await().atMost(seconds(10)).until(() -> lines.size() > 10);
    assertThat(lines)
        .allMatch(line -> line.matches("t\\.[A-Za-z0-9_.-]+ -?[0-9][0-9.E-]* \\d{10}"));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("t.orders.placed.count 3 "))
        .anyMatch(line -> line.startsWith("t.ratio.small 1.2E-4 "))
        .anyMatch(line -> line.startsWith("t.flag 1 "))
        .anyMatch(line -> line.startsWith("t.coach_web_HealthResource.get.p99 0.0 "))
        .noneMatch(line -> line.contains("ratio.empty") || line.contains("ratio.endless"))
        .noneMatch(line -> line.contains("words"));
  }

  @Test
  void aDeadCarbonIsToldOnceAndItsReturnToo() throws Exception {
    int port = freePort();
    GraphiteReporting reporting = start(port);

    await().atMost(seconds(10)).until(() -> reports(reporting) == Status.DOWN);
    assertThat(reporting.health().message()).isEqualTo("does not take metrics: Connection refused");
    var first = reporting.health().checkedAt();
    await().atMost(seconds(10)).until(() -> !reporting.health().checkedAt().equals(first));
    assertThat(messages()).hasSize(1);

    sink(port, new CopyOnWriteArrayList<>());
    await().atMost(seconds(10)).until(() -> reports(reporting) == Status.UP);
    await()
        .atMost(seconds(10))
        .untilAsserted(
            () -> assertThat(messages()).hasSize(2).last().isEqualTo("Graphite takes metrics"));
  }

  @Test
  void aCarbonThatNeverReadsHoldsUpNothing() throws Exception {
    metrics.counter("x");
    fillWith(200_000);
    ServerSocket stalled = listening(50);
    List<Socket> held = new CopyOnWriteArrayList<>();
    Thread.ofVirtual()
        .start(
            () -> {
              while (!stalled.isClosed()) {
                try {
                  held.add(stalled.accept());
                } catch (IOException e) {
                  return;
                }
              }
            });

    GraphiteReporting reporting = start(stalled.getLocalPort());

    await().atMost(seconds(20)).until(() -> reports(reporting) == Status.DOWN);
    assertThat(reporting.health().message()).isEqualTo("does not take metrics: does not read");
    for (Socket socket : held) {
      socket.close();
    }
  }

  @Test
  void aCarbonThatNeverAcceptsHoldsUpNothing() throws Exception {
    ServerSocket full = listening(1);
    for (int i = 0; i < 4; i++) {
      Socket waiting = new Socket();
      open.add(waiting);
      Thread.ofVirtual().start(() -> connect(waiting, full.getLocalPort()));
    }

    GraphiteReporting reporting = start(full.getLocalPort());

    await().atMost(seconds(20)).until(() -> reports(reporting) == Status.DOWN);
    assertThat(reporting.health().message())
        .isEqualTo("does not take metrics: no connection in time");
  }

  @Test
  void stoppingWaitsForNobody() throws Exception {
    ServerSocket full = listening(1);
    for (int i = 0; i < 4; i++) {
      Socket waiting = new Socket();
      open.add(waiting);
      Thread.ofVirtual().start(() -> connect(waiting, full.getLocalPort()));
    }
    GraphiteReporting reporting =
        new GraphiteReporting(
            configuration(full.getLocalPort(), Duration.minutes(5)),
            "127.0.0.1",
            metrics,
            InstantSource.system());
    reporting.start();
    await().until(() -> threadNamed("graphite"));

    long before = System.nanoTime();
    reporting.stop();

    assertThat(since(before)).isLessThan(seconds(10));
    await().atMost(seconds(10)).until(() -> !threadNamed("graphite"));
  }

  @Test
  void aGaugeThatFailsDoesNotEndReporting() throws Exception {
    Gauge<Integer> broken =
        () -> {
          throw new IllegalStateException("no value");
        };
    metrics.register("broken", broken);
    List<String> lines = new CopyOnWriteArrayList<>();
    GraphiteReporting reporting = start(sink(0, lines));
    await().atMost(seconds(10)).until(() -> reports(reporting) == Status.DOWN);

    metrics.remove("broken");
    metrics.counter("works");

    await().atMost(seconds(10)).until(() -> !lines.isEmpty());
  }

  private static java.time.Duration seconds(int count) {
    return java.time.Duration.ofSeconds(count);
  }

  private static java.time.Duration since(long nanos) {
    return java.time.Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static Status reports(GraphiteReporting reporting) {
    return reporting.health().status();
  }

  private void fillWith(int count) {
    for (int i = 0; i < count; i++) {
      metrics.counter("a.rather.long.name.for.a.counter.that.fills.the.buffers." + i);
    }
  }

  private GraphiteReporting start(int port) {
    GraphiteReporting reporting =
        new GraphiteReporting(
            configuration(port, Duration.seconds(1)), "127.0.0.1", metrics, InstantSource.system());
    reporting.start();
    open.add(reporting::stop);
    return reporting;
  }

  private static GraphiteConfiguration configuration(int port, Duration timeout) {
    return new GraphiteConfiguration(
        Optional.of("127.0.0.1"), port, "t", Duration.milliseconds(300), timeout);
  }

  private int sink(int port, List<String> lines) throws IOException {
    ServerSocket server = new ServerSocket(port, 50, LOOPBACK);
    open.add(server);
    Thread.ofVirtual().start(() -> collect(server, lines));
    return server.getLocalPort();
  }

  private static void collect(ServerSocket server, List<String> lines) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            .lines()
            .forEach(lines::add);
      } catch (IOException e) {
        return;
      }
    }
  }

  private ServerSocket listening(int backlog) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReceiveBufferSize(4096);
    server.bind(new InetSocketAddress(LOOPBACK, 0), backlog);
    open.add(server);
    return server;
  }

  private static void connect(Socket socket, int port) {
    try {
      socket.connect(new InetSocketAddress(LOOPBACK, port), 60_000);
    } catch (IOException e) {
      // closed at the end of the test
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  private static boolean threadNamed(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(name));
  }

  private List<String> messages() {
    return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(GraphiteReporting.class);
  }
}
