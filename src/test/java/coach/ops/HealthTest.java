package coach.ops;

import static coach.ops.RunningService.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.identity.Role;
import coach.platform.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final String ALIVE = "/health-check?type=alive";
  private static final String READY = "/health-check?type=ready";
  private static final String[] OPERATOR = {"Authorization", "Bearer " + TOKEN};

  @SuppressWarnings("NullAway.Init")
  private RunningService running;

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void aServiceThatWasNeverAbleIsAliveButNotReadyAndRecovers() throws Exception {
    running = RunningService.start(false);
    running.service.database.health = TinyService.Switch.down();

    assertThat(running.get(ALIVE).statusCode()).isEqualTo(200);
    assertThat(running.get(READY).statusCode()).isEqualTo(503);
    assertThat(running.get("/health").statusCode()).isEqualTo(503);
    assertThat(running.get("/health").headers().firstValue("Retry-After")).isPresent();
    assertThat(running.json("/health").path("status").asText()).isEqualTo("degraded");
    assertThat(running.json("/health").path("database").asText()).isEqualTo("disconnected");

    running.service.started = true;
    running.service.database.health = TinyService.Switch.up();
    awaitReady(200);
    assertThat(running.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aDependencyThatFailsLaterDegradesButDoesNotUnready() throws Exception {
    running = RunningService.start();
    awaitReady(200);

    running.service.database.health = TinyService.Switch.down();

    assertThat(running.json("/health").path("status").asText()).isEqualTo("degraded");
    await()
        .during(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> running.get(READY).statusCode() == 200 && running.get(ALIVE).statusCode() == 200);
  }

  @Test
  void theBriefReportHasTheFieldsMonitorsRead() throws Exception {
    running = RunningService.start();

    assertThat(running.json("/health").toString())
        .isEqualTo(
            "{\"status\":\"healthy\",\"service\":\"Trading Coach\",\"version\":\"1.2.3\","
                + "\"database\":\"connected\",\"timestamp\":\"2026-03-02T15:00:00Z\"}");
  }

  @Test
  void withoutAUsableProviderTheServiceIsLimited() throws Exception {
    running = RunningService.start();

    running.service.providerUsable = false;

    assertThat(running.json("/health").path("status").asText()).isEqualTo("limited");
    assertThat(running.get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNeededButNotKnownIsDegradedAndWhatIsNotNeededIsNot() throws Exception {
    running = RunningService.start();

    running.service.redis.health = TinyService.Switch.down();
    assertThat(running.json("/health").path("status").asText()).isEqualTo("healthy");

    running.service.database.health =
        new Component.Health(Component.Status.UNKNOWN, "not checked yet", Optional.empty());
    assertThat(running.json("/health").path("status").asText()).isEqualTo("degraded");
    assertThat(running.json("/health/detailed").at("/components/database").toString())
        .isEqualTo("{\"status\":\"unknown\",\"checked_at\":null}");
  }

  @Test
  void thePublicSeesWordsAndTimesOnly() throws Exception {
    running = RunningService.withToken();

    String words =
        "{\"status\":\"healthy\",\"timestamp\":\"2026-03-02T15:00:00Z\",\"components\":{"
            + "\"database\":{\"status\":\"up\",\"checked_at\":\"2026-03-02T14:59:58Z\"},"
            + "\"redis\":{\"status\":\"up\",\"checked_at\":\"2026-03-02T14:59:58Z\"}}}";
    assertThat(running.json("/health/detailed").toString()).isEqualTo(words);
    assertThat(running.json("/health/detailed", "Authorization", "Bearer wrong").toString())
        .isEqualTo(words);
  }

  @Test
  void anOperatorSeesDetails() throws Exception {
    running = RunningService.withToken();
    String details =
        "{\"status\":\"up\",\"critical\":false,\"message\":\"answers\","
            + "\"checked_at\":\"2026-03-02T14:59:58Z\"}";

    assertThat(running.json("/health/detailed", OPERATOR).at("/components/redis").toString())
        .isEqualTo(details);
    running.service.caller = Optional.of(Callers.session(Role.OPERATOR));
    assertThat(running.json("/health/detailed").at("/components/redis").toString())
        .isEqualTo(details);
    assertThat(running.json("/api/health/database").has("pool")).isTrue();
  }

  @Test
  void whoIsSignedInAsATraderSeesWhatThePublicSees() throws Exception {
    running = RunningService.withToken();
    JsonNode components = running.json("/health/detailed");
    JsonNode database = running.json("/api/health/database");

    running.service.caller = Optional.of(Callers.session(Role.TRADER));

    assertThat(running.json("/health/detailed")).isEqualTo(components);
    assertThat(running.json("/api/health/database")).isEqualTo(database);
  }

  @Test
  void theOverviewHasTheFieldsDashboardsRead() throws Exception {
    running = RunningService.start();

    JsonNode body = running.json("/api/health");

    assertThat(body.fieldNames())
        .toIterable()
        .containsExactly(
            "status",
            "version",
            "platform",
            "timestamp",
            "uptime_seconds",
            "services",
            "system",
            "environment");
    assertThat(body.path("platform").asText()).isEqualTo("Trading Coach");
    assertThat(body.path("uptime_seconds").isIntegralNumber()).isTrue();
    assertThat(body.path("services"))
        .isEqualTo(
            running.tree(
                """
                {"database":{"status":"connected","type":"PostgreSQL","error":null},
                 "ai_providers":{"configured":1,"total":3,"status":
                   {"openai":true,"anthropic":false,"perplexity":false}}}"""));
    assertThat(body.at("/system/memory_used_percent").asDouble()).isBetween(0.1, 100.0);
    assertThat(body.at("/system/memory_available_mb").asLong()).isPositive();
    assertThat(body.path("environment").toString())
        .isEqualTo("{\"mode\":\"development\",\"debug\":false,\"log_level\":\"INFO\"}");
  }

  @Test
  void theOverviewSaysWhyTheDatabaseIsMissing() throws Exception {
    running = RunningService.start();

    running.service.database.health = TinyService.Switch.down();

    assertThat(running.json("/api/health").at("/services/database").toString())
        .isEqualTo(
            "{\"status\":\"disconnected\",\"type\":\"PostgreSQL\",\"error\":\"does not answer\"}");
  }

  @Test
  void theDatabaseReportHidesPoolAndMigrationsFromThePublic() throws Exception {
    running = RunningService.withToken();

    assertThat(running.json("/api/health/database").toString())
        .isEqualTo(
            "{\"status\":\"healthy\",\"connection\":\"active\",\"latency_ms\":1.23,"
                + "\"timestamp\":\"2026-03-02T15:00:00Z\",\"checked_at\":\"2026-03-02T14:59:58Z\"}");
    JsonNode operators = running.json("/api/health/database", OPERATOR);
    assertThat(operators.path("pool").toString())
        .isEqualTo("{\"size\":10,\"active\":3,\"idle\":7,\"waiting\":0}");
    assertThat(operators.path("migrations").toString()).isEqualTo("{\"pending\":0}");
  }

  @Test
  void aDatabaseThatIsDownIsReportedInactive() throws Exception {
    running = RunningService.start();

    running.service.database.health = TinyService.Switch.down();

    JsonNode body = running.json("/api/health/database");
    assertThat(body.path("status").asText()).isEqualTo("unhealthy");
    assertThat(body.path("connection").asText()).isEqualTo("inactive");
  }

  @Test
  void drainingSendsTrafficElsewhereAndServesWhatArrives() throws Exception {
    running = RunningService.start();
    awaitReady(200);
    assertThat(running.get("/health").headers().firstValue("Connection")).isEmpty();

    assertThat(running.task("drain").body()).isEqualTo("draining\n");

    awaitReady(503);
    assertThat(running.service.feature().draining().getAsBoolean()).isTrue();
    assertThat(running.get("/health").statusCode()).isEqualTo(200);
    assertThat(running.get("/health").headers().firstValue("Connection")).contains("close");
    assertThat(running.get("/nowhere").headers().firstValue("Connection")).contains("close");
    assertThat(running.task("drain").body()).isEqualTo("draining already\n");

    assertThat(running.task("undrain").body()).isEqualTo("taking traffic\n");
    awaitReady(200);
    assertThat(running.get("/health").headers().firstValue("Connection")).isEmpty();
  }

  private void awaitReady(int status) {
    await()
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> running.get(READY).statusCode() == status);
  }
}
