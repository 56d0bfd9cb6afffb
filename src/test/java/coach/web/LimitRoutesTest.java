package coach.web;

import static coach.web.RawHttp.get;
import static coach.web.RawHttp.request;
import static coach.web.RawHttp.send;
import static org.assertj.core.api.Assertions.assertThat;

import coach.web.LimitConfiguration.Window;
import coach.web.RawHttp.Answer;
import coach.web.limit.LimitRoutes;
import coach.web.limit.LimitsFeature;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which limit a request is under, asked as a client can ask: over a socket, in any spelling.
class LimitRoutesTest {
  private static final LimitRoutes ROUTES =
      new LimitRoutes(Set.of("/page", "/status/200"), Set.of("POST /api/raw"), Set.of("POST /raw"));

  private final EdgeServer server =
      new EdgeServer(
          EdgeServer.edge(List.of("https://app.example.com"), List.of(), null),
          Contributions.NONE.withLimits(limits(), _ -> Optional.empty()));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/raw/",
        "/raw;a=b",
        "/raw;a=b/",
        "/r%61w",
        "//raw",
        "/raw//",
        "/./raw",
        "/x/../raw",
        "/page/../raw",
        "/page/%2e%2e/raw",
        "/page;/../raw"
      })
  void noOtherSpellingOfAStricterRouteIsAWayAroundIt(String spelling) {
    assertThat(send(server.port(), request("POST", "/raw", "x")).status()).isEqualTo(200);

    assertThat(send(server.port(), request("POST", spelling, "x")).status())
        .as("refused, or not the same route")
        .isIn(429, 400, 404);
  }

  @Test
  void readingWhatIsExemptIsNeverLimited() {
    spendTheDefault();

    assertThat(get(server.port(), "/page").status()).isEqualTo(200);
    assertThat(get(server.port(), "/status/200").status()).isEqualTo(200);
    assertThat(get(server.port(), "/page").has("X-RateLimit-Limit")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /page",
        "OPTIONS /page",
        "BREW /page",
        "GET /page/under",
        "GET /page-turner",
        "GET /pages",
        "GET /status",
        "GET /page/../ok",
        "GET /page;/../ok",
        "GET /page%2f..%2fok",
        "GET /ok"
      })
  void everythingElseIsLimited(String line) {
    spendTheDefault();
    String[] parts = line.split(" ");

    assertThat(send(server.port(), request(parts[0], parts[1], "")).status()).isIn(429, 400);
  }

  @Test
  void preflightsAreLimitedToo() {
    assertThat(preflight().status()).isEqualTo(204);
    spendTheDefault();

    Answer refused = preflight();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
  }

  private Answer preflight() {
    return send(
        server.port(),
        request(
            "OPTIONS",
            "/trades",
            "",
            "Origin: https://app.example.com",
            "Access-Control-Request-Method: POST"));
  }

  private void spendTheDefault() {
    int status = 200;
    for (int i = 0; i < 4 && status == 200; i++) {
      status = get(server.port(), "/ok").status();
    }
    assertThat(status).isEqualTo(429);
  }

  private static RequestLimits limits() {
    Window strict = new Window(1, 3_600);
    return new LimitsFeature(
            new LimitConfiguration(true, 3, 3_600, strict, strict),
            ROUTES,
            1,
            Optional.empty(),
            InstantSource.system())
        .limits();
  }
}
