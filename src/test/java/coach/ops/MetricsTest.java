package coach.ops;

import static coach.ops.RunningService.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import coach.identity.Role;
import coach.identity.Scope;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer " + TOKEN};

  @SuppressWarnings("NullAway.Init")
  private RunningService running;

  @BeforeEach
  void start() throws Exception {
    running = RunningService.withToken();
    running.service.feature().requests().completed("GET", "/api/health", 200, 12_000_000);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void promtoolFindsNothingToComplainAbout() throws Exception {
    String page = running.admin("/prometheus", OPERATOR).body();

    assertThat(Promtool.check(page)).isEqualTo(new Promtool.Verdict(0, ""));
    assertThat(Promtool.check(page + "\ncoach_badCounter 1\n").exitCode()).isNotZero();
  }

  @Test
  void aRequestIsCountedByMethodRouteAndStatus() throws Exception {
    assertThat(running.get("/metrics", OPERATOR).body())
        .contains(
            "coach_http_request_duration_seconds_bucket{"
                + "method=\"GET\",route=\"/api/health\",status=\"200\",le=\"0.025\"} 1")
        .contains(
            "coach_http_request_duration_seconds_bucket{"
                + "method=\"GET\",route=\"/api/health\",status=\"200\",le=\"0.01\"} 0");
  }

  @Test
  void theStateOfTheServiceIsExposed() throws Exception {
    running.service.redis.health = TinyService.Switch.down();

    assertThat(running.get("/metrics", OPERATOR).body())
        .contains("coach_build_info{commit=\"abc123\",version=\"1.2.3\"} 1")
        .contains("coach_config_info{hash=\"c0ffee\"} 1")
        .contains("coach_invariant_suppressed{id=\"DB-002\"} 1.0")
        .contains("coach_component_up{component=\"database\"} 1.0")
        .contains("coach_component_up{component=\"redis\"} 0.0")
        .contains("coach_database_pool_connections{state=\"active\"} 3.0")
        .contains("coach_database_pool_max 10.0")
        .contains("coach_draining 0.0")
        .contains("coach_http_requests_in_flight 1.0")
        .contains("coach_log_events_total{level=\"info\"}")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void tenThousandPathsAreFewerThanTwoThousandSeries() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      running.service.feature().requests().completed("GET", "/users/" + i, 200, 1_000_000);
    }

    assertThat(series()).isBetween(1_000L, 2_000L);
    assertThat(running.get("/metrics", OPERATOR).body())
        .contains("method=\"GET\",route=\"other\",status=\"200\"");
  }

  @Test
  void aScraperThatWantsOpenMetricsGetsIt() throws Exception {
    HttpResponse<String> answer =
        running.get(
            "/metrics",
            "Authorization",
            "Bearer " + TOKEN,
            "Accept",
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");

    assertThat(contentType(answer)).contains("application/openmetrics-text", "version=1.0.0");
    assertThat(answer.body()).endsWith("# EOF\n");
    assertThat(contentType(running.get("/metrics", OPERATOR)))
        .contains("text/plain", "version=0.0.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "none"})
  void onlyAnOperatorMayScrapeTheApplicationPort(String authorization) throws Exception {
    assertThat(running.get("/metrics", "Authorization", authorization).statusCode()).isEqualTo(401);
  }

  @Test
  void whoIsSignedInIsToldThatThisIsForOperators() throws Exception {
    running.service.caller = Optional.of(Callers.session(Role.TRADER));
    assertThat(running.get("/metrics").statusCode()).isEqualTo(403);

    running.service.caller = Optional.of(Callers.key(Role.OPERATOR, Scope.AI));
    assertThat(running.get("/metrics").statusCode()).isEqualTo(403);

    running.service.caller = Optional.of(Callers.session(Role.OPERATOR));
    assertThat(running.get("/metrics").body()).contains("coach_build_info");
  }

  @Test
  void onTheAdminPortOnlyItsTokenCounts() throws Exception {
    running.service.caller = Optional.of(Callers.session(Role.OPERATOR));

    assertThat(running.admin("/prometheus").statusCode()).isEqualTo(401);
  }

  private static String contentType(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private long series() throws Exception {
    return running
        .admin("/prometheus", OPERATOR)
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .count();
  }
}
