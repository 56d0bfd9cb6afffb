package coach;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.support.PostgresProcess;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The parts as one service: real HTTP, real PostgreSQL, every feature wired by the root.
class CoachApplicationTest {
  private static final String OPERATOR = "Bearer " + TestCoach.ADMIN_TOKEN;

  @SuppressWarnings("NullAway.Init")
  private static TestCoach coach;

  @BeforeAll
  static void start() throws Exception {
    coach = TestCoach.start(Map.of());
  }

  @AfterAll
  static void stop() {
    coach.close();
  }

  @Test
  void itBecomesReadyAndHealthy() throws Exception {
    await()
        .untilAsserted(
            () -> assertThat(coach.get("/health-check?type=ready").statusCode()).isEqualTo(200));
    assertThat(coach.get("/health-check?type=alive").statusCode()).isEqualTo(200);
    JsonNode health = coach.json("/health");
    assertThat(health.path("status").asText()).isEqualTo("healthy");
    assertThat(health.path("database").asText()).isEqualTo("connected");
  }

  @Test
  void theOperatorSeesThePoolAndTheMigrations() throws Exception {
    JsonNode words = coach.json("/api/health/database");
    JsonNode details = coach.json("/api/health/database", "Authorization", OPERATOR);

    assertThat(words.has("pool")).isFalse();
    assertThat(details.path("pool").path("size").asInt()).isNotNegative();
    assertThat(details.path("migrations").path("pending").asInt(-1)).isZero();
  }

  @Test
  void whatIsMissingIsAProblemWithTheRequestId() throws Exception {
    HttpResponse<String> answer = coach.get("/no/such/thing", "X-Request-ID", "mine-1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("x-request-id")).hasValue("mine-1");
    JsonNode problem = coach.tree(answer.body());
    assertThat(problem.path("code").asText()).isEqualTo("not_found");
    assertThat(problem.path("request_id").asText()).isEqualTo("mine-1");
  }

  @Test
  void oneRequestMoreThanTheLimitIsRefused() throws Exception {
    try (TestCoach limited = TestCoach.start(Map.of("RATE_LIMIT_REQUESTS", "20"))) {
      for (int i = 0; i < 20; i++) {
        assertThat(limited.get("/nothing").statusCode()).isEqualTo(404);
      }
      HttpResponse<String> refused = limited.get("/nothing");

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("retry-after")).isPresent();
      assertThat(refused.headers().firstValue("x-ratelimit-remaining")).hasValue("0");
      assertThat(limited.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void metricsAreForOperatorsAndTellRoutesApart() throws Exception {
    assertThat(coach.get("/metrics").statusCode()).isEqualTo(401);
    coach.get("/health");

    await()
        .untilAsserted(
            () ->
                assertThat(coach.get("/metrics", "Authorization", OPERATOR).body())
                    .contains(
                        "coach_http_request_duration_seconds_count{method=\"GET\",route=\"/health\",status=\"200\"}"));
    assertThat(coach.admin("/prometheus").statusCode()).isEqualTo(401);
    assertThat(coach.admin("/prometheus", "Authorization", OPERATOR).body())
        .contains("coach_config_info{hash=");
    assertThat(coach.admin("/pprof", "Authorization", OPERATOR).statusCode()).isEqualTo(404);
  }

  @Test
  void theHealthCheckIsOnlyRead() throws Exception {
    for (String method : List.of("POST", "PATCH", "DELETE")) {
      HttpResponse<String> answer = coach.send(method, "/health-check");

      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD");
      assertThat(coach.tree(answer.body()).path("code").asText()).isEqualTo("method_not_allowed");
    }
  }

  /// Large enough that no buffer takes it, and nobody reads it.
  @Test
  void aClientThatStopsReadingIsNoError() throws Exception {
    ListAppender<ILoggingEvent> errors = new ListAppender<>();
    errors.start();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    try (TestCoach impatient =
            TestCoach.start(Map.of(), "server.applicationConnectors[0].idleTimeout", "1s");
        Socket client = new Socket()) {
      root.addAppender(errors);
      client.setReceiveBufferSize(1024);
      client.connect(new InetSocketAddress("127.0.0.1", impatient.port()));
      String request = "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: a\r\n\r\n";
      client.getOutputStream().write(request.repeat(8).getBytes(US_ASCII));

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(impatient.get("/metrics", "Authorization", OPERATOR).body())
                      .contains("route=\"/docs/{file}\""));
      assertThat(errors.list)
          .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
          .isEmpty();
    } finally {
      root.detachAppender(errors);
    }
  }

  @Test
  void theDocumentAndItsPageAreServed() throws Exception {
    assertThat(coach.json("/openapi.json").path("paths").has("/health")).isTrue();
    assertThat(coach.get("/openapi.yaml").body()).startsWith("openapi: ");
    assertThat(coach.get("/docs").headers().firstValue("content-security-policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
  }

  /// Asks the database, as every later feature does.
  @PermitAll
  @Path("/rows")
  public record RowsResource(Platform platform) {
    @GET
    public int rows() {
      return platform
          .database()
          .jdbi()
          .withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    }
  }

  private static final Function<Platform, Feature> ROWS =
      platform -> environment -> environment.jersey().register(new RowsResource(platform));

  @Test
  void aDatabaseThatStopsCostsOnlyItsRoutesAndComesBackByItself() throws Exception {
    try (PostgresProcess server = PostgresProcess.start();
        TestCoach one = TestCoach.start(Map.of("DATABASE_URL", server.jdbcUrl()), List.of(ROWS))) {
      assertThat(one.get("/rows").statusCode()).isEqualTo(200);

      server.stop();

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(one.json("/health").path("status").asText()).isEqualTo("degraded"));
      HttpResponse<String> refused = one.get("/rows");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("retry-after")).isPresent();
      assertThat(one.get("/health-check?type=ready").statusCode()).isEqualTo(200);
      assertThat(one.get("/openapi.json").statusCode()).isEqualTo(200);

      server.restart();

      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(one.get("/rows").statusCode()).isEqualTo(200));
    }
  }
}
