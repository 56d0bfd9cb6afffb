package coach.web;

import static coach.web.RawHttp.request;
import static org.assertj.core.api.Assertions.assertThat;

import coach.web.RawHttp.Answer;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Clients that take their time. The idle timeout is long, so that it is not what ends them.
class SlowClientTest {
  static final EdgeServer SERVER =
      new EdgeServer(
          EdgeServer.edge(List.of(), List.of(), Duration.seconds(1)), Contributions.NONE);
  static final EdgeServer IMPATIENT =
      new EdgeServer(
          EdgeServer.edge(List.of(), List.of(), null),
          Contributions.NONE,
          connector -> connector.setIdleTimeout(Duration.milliseconds(700)));
  static final ScheduledExecutorService DRIPS = Executors.newScheduledThreadPool(2);

  @AfterAll
  static void stop() {
    DRIPS.shutdownNow();
    SERVER.close();
    IMPATIENT.close();
  }

  @Test
  void aHeaderThatNeverEndsIsCutOff() throws IOException {
    try (var client = new RawHttp(SERVER.port())) {
      client.write("GET /ok HTTP/1.1\r\nX-Slow: ");
      drip(client, "a");

      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aRequestLineThatNeverEndsIsCutOff() throws IOException {
    try (var client = new RawHttp(SERVER.port())) {
      client.write("GE");
      drip(client, "T");

      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void theSecondHeaderOfAConnectionIsHeldToTheSameDeadline() throws IOException {
    try (var client = new RawHttp(SERVER.port())) {
      client.write(request("GET", "/ok", "") + "GET /ok HTTP/1.1\r\nX-Slow: ");
      assertThat(client.read().status()).isEqualTo(200);
      drip(client, "a");

      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void trailersThatNeverEndAreCutOff() throws IOException {
    try (var client = new RawHttp(SERVER.port())) {
      client.write(request("POST", "/raw", "", "Transfer-Encoding: chunked") + "1\r\nx\r\n0\r\nX:");
      drip(client, "a");

      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void chunkSizesThatNeverEndAreCutOff() throws IOException {
    try (var client = new RawHttp(SERVER.port())) {
      client.write(request("POST", "/raw", "", "Transfer-Encoding: chunked"));
      drip(client, "0");

      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @Test
  void aBodyBelowTheRateIsA408() throws IOException {
    try (var client = new RawHttp(SERVER.port())) {
      client.write(
          "POST /raw HTTP/1.1\r\nHost: t\r\nX-Request-ID: slow\r\nContent-Length: 60000\r\n\r\n");
      drip(client, "x");

      assertTooSlow(client.read());
    }
  }

  @Test
  void aBodyThatStopsIsA408() throws IOException {
    try (var client = new RawHttp(IMPATIENT.port())) {
      client.write(
          "POST /raw HTTP/1.1\r\nHost: t\r\nX-Request-ID: slow\r\nContent-Length: 60000\r\n\r\nx");

      assertTooSlow(client.read());
    }
  }

  private static void assertTooSlow(Answer answer) {
    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.code()).isEqualTo("too_slow");
    assertThat(answer.header("X-Request-ID")).isEqualTo("slow");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void anIdleConnectionOutlivesTheHeaderDeadline() throws Exception {
    try (var client = new RawHttp(SERVER.port())) {
      client.write(request("GET", "/ok", ""));
      client.read();
      DRIPS
          .schedule(
              () -> {
                client.write(request("GET", "/ok", ""));
                return true;
              },
              2,
              TimeUnit.SECONDS)
          .get();

      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void aShortBodyMayTakeAMoment() throws Exception {
    try (var client = new RawHttp(SERVER.port())) {
      client.write(request("POST", "/raw", "", "Content-Length: 3") + "a");
      DRIPS
          .schedule(
              () -> {
                client.write("bc");
                return true;
              },
              1,
              TimeUnit.SECONDS)
          .get();

      assertThat(client.read().body()).isEqualTo("{\"bytes\":3}");
    }
  }

  private static void drip(RawHttp client, String drop) {
    DRIPS.scheduleWithFixedDelay(
        () -> {
          try {
            client.write(drop);
          } catch (IOException e) {
            throw new IllegalStateException("cut off, as it should be", e);
          }
        },
        0,
        50,
        TimeUnit.MILLISECONDS);
  }
}
