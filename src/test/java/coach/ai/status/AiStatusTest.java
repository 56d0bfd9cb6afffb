package coach.ai.status;

import static coach.ai.status.StatusRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import coach.ai.routing.Breakers;
import coach.support.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class AiStatusTest {
  private static final String HEALTH = "/api/health/openai/production";
  private static final String METRICS = "/api/metrics/openai/production";
  private static final String STATUS = "/api/status/openai/production";
  private static final int PROBES = 10_000;

  @SuppressWarnings("NullAway.Init")
  private static StatusRig live;

  @SuppressWarnings("NullAway.Init")
  private static StatusRig mock;

  @SuppressWarnings("NullAway.Init")
  private static StatusRig away;

  @BeforeAll
  static void start() {
    ((Logger) LoggerFactory.getLogger("coach.access")).setLevel(Level.OFF);
    live = new StatusRig(TestDatabase.freshUrl(), Configurations.of(Configurations.openai(KEY)));
    mock =
        new StatusRig(
            TestDatabase.freshUrl(),
            Configurations.of(
                true, Configurations.provider(Optional.empty(), Optional.empty()), Map.of()));
    away = new StatusRig(StatusRig.NOWHERE, Configurations.of(Configurations.openai(KEY)));
    away.spent = Optional.empty();
    awaitBooks(live);
    awaitBooks(mock);
  }

  /// Nobody waits for long, and a cold database may take longer; what was read once is remembered.
  private static void awaitBooks(StatusRig rig) {
    boolean known = false;
    for (int i = 0; i < 100 && !known; i++) {
      JsonNode windows = rig.json(METRICS, "operator").path("windows");
      known = !windows.at("/1h/requests").isNull() && !windows.at("/24h/requests").isNull();
    }
    assertThat(known).isTrue();
  }

  @AfterAll
  static void stop() {
    live.close();
    mock.close();
    away.close();
    ((Logger) LoggerFactory.getLogger("coach.access")).setLevel(null);
  }

  @Test
  void everybodyIsToldTheWordsAndTheTimes() {
    JsonNode health = mock.json(HEALTH, "");

    assertThat(health.fieldNames())
        .toIterable()
        .containsExactly("status", "mode", "mockMode", "checks", "cost_usd", "timestamp");
    assertThat(health.path("checks").fieldNames())
        .toIterable()
        .containsExactly(
            "api_key",
            "connectivity",
            "environment",
            "models",
            "budget",
            "rate_limit",
            "circuit_breaker");
    assertThat(health.at("/checks/budget").fieldNames())
        .toIterable()
        .containsExactly("status", "age_seconds");
    assertThat(health.path("cost_usd").decimalValue()).isZero();
  }

  @Test
  void operatorsAreToldWhatItIsAbout() {
    JsonNode health = mock.json(HEALTH, "operator");

    assertThat(health.path("status").asText()).isEqualTo("healthy");
    assertThat(health.path("mode").asText()).isEqualTo("development");
    assertThat(health.path("mockMode").asBoolean()).isTrue();
    assertThat(health.at("/checks/budget").fieldNames())
        .toIterable()
        .containsExactly("status", "message", "evidence", "age_seconds");
    assertThat(health.at("/usage/today").toString())
        .isEqualTo(
            "{\"requests\":0,\"tokens\":0,\"cost_usd\":1.25,\"held_usd\":0.5,"
                + "\"remaining_usd\":58.25}");
    assertThat(health.path("rate_limit").toString())
        .isEqualTo("{\"requests_remaining\":null,\"tokens_remaining\":null,\"resets_at\":null}");
    assertThat(health.path("recommendations")).hasSize(1);
    assertThat(health.path("timestamp").asText()).endsWith("Z");
  }

  @ParameterizedTest
  @CsvSource({METRICS + ",'',401", METRICS + ",trader,403", STATUS + ",'',401"})
  void theRestIsForOperators(String path, String token, int status) {
    assertThat(mock.get(path, token).statusCode()).isEqualTo(status);
  }

  @Test
  void metricsHaveWindowsTargetsAndAlerts() {
    JsonNode metrics = mock.json(METRICS, "operator");

    assertThat(metrics.path("windows").fieldNames())
        .toIterable()
        .containsExactly("5m", "1h", "24h");
    assertThat(metrics.at("/windows/24h").toString())
        .isEqualTo(
            "{\"requests\":0,\"success_rate\":null,"
                + "\"latency_ms\":{\"p50\":null,\"p95\":null,\"p99\":null},\"tokens\":0,"
                + "\"cost_usd\":0,\"wasted_usd\":0,\"unsettled\":0,\"by_model\":{}}");
    assertThat(metrics.at("/targets/success_rate/status").asText()).isEqualTo("unknown");
    assertThat(metrics.at("/targets/success_rate/compliant").isNull()).isTrue();
    assertThat(metrics.at("/targets/daily_cost/compliant").asBoolean()).isTrue();
    assertThat(metrics.at("/alerts/0/id").asText()).isEqualTo("ai_unsettled");
    assertThat(metrics.at("/alerts/0/severity").asText()).isEqualTo("warning");
  }

  @Test
  void theStatusPageHasItAllAndNoKey() {
    live.breakers =
        List.of(
            new Breakers.View(
                "openai",
                Breakers.State.OPEN,
                Optional.of("billing"),
                Instant.parse("2026-11-20T14:00:00Z"),
                false));

    await()
        .untilAsserted(
            () ->
                assertThat(live.json(STATUS, "operator").at("/keys/0/age_days").isInt()).isTrue());
    String body = live.get(STATUS, "operator").body();
    JsonNode status = live.json(STATUS, "operator");

    assertThat(body).doesNotContain(KEY);
    assertThat(status.path("status").asText()).isEqualTo("unhealthy");
    assertThat(status.at("/breakers/0").toString())
        .isEqualTo(
            "{\"name\":\"openai\",\"state\":\"open\",\"reason\":\"billing\","
                + "\"since\":\"2026-11-20T14:00:00Z\",\"steered\":false}");
    assertThat(status.at("/budgets/0/remaining_usd").decimalValue()).isEqualTo("58.25");
    assertThat(status.at("/unsettled/unknown/attempts").asInt()).isEqualTo(2);
    assertThat(status.at("/keys/0/fingerprint").asText()).matches("[0-9a-f]{6}");
    assertThat(status.at("/models/0/setting").asText()).isEqualTo("OPENAI_MODEL");
    assertThat(status.path("compliance").toString())
        .isEqualTo(
            "{\"response_time\":null,\"success_rate\":null,\"daily_cost\":true,\"overall\":null}");
    assertThat(status.path("recommendations").toString()).contains("/tasks/breaker?name=openai");
    assertThat(live.feature.usable()).isFalse();
  }

  @Test
  void withoutTheDatabaseTheNumbersAreUnknownAndTheAnswerComes() {
    JsonNode health = away.json(HEALTH, "operator");
    JsonNode metrics = away.json(METRICS, "operator");

    assertThat(health.path("status").asText()).isIn("degraded", "unhealthy");
    assertThat(health.at("/checks/budget/status").asText()).isEqualTo("unknown");
    assertThat(health.at("/usage/today/requests").isNull()).isTrue();
    assertThat(health.at("/usage/today/cost_usd").isNull()).isTrue();
    assertThat(metrics.at("/windows/5m/requests").isNull()).isTrue();
    assertThat(metrics.at("/alerts/0/id").asText()).isEqualTo("ai_ledger");
    assertThat(away.json(STATUS, "operator").path("budgets").isNull()).isTrue();
  }

  @Test
  void tenThousandProbesPayNothingAndAskNobodyMore() {
    await().atMost(Duration.ofSeconds(30)).until(() -> !away.provider.asked.isEmpty());

    for (int probe = 0; probe < PROBES; probe++) {
      switch (probe % 5) {
        case 0 -> away.get(HEALTH, "");
        case 1 -> away.get(HEALTH, "operator");
        case 2 -> away.get(METRICS, "operator");
        case 3 -> away.feature.components().forEach(component -> component.health());
        default -> away.prometheus.scrape();
      }
    }

    assertThat(away.provider.paid).hasValue(0);
    assertThat(away.provider.asked).containsExactly(KEY);
  }

  @Test
  void aProviderThatAnsweredIsUp() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(away.feature.components().getFirst().health().message())
                    .isEqualTo("answers"));

    assertThat(away.feature.components().getFirst().name()).isEqualTo("openai");
    assertThat(away.feature.components().getFirst().critical()).isFalse();
    assertThat(away.feature.usable()).isTrue();
    assertThat(mock.feature.components().getFirst().name()).isEqualTo("canned");
    assertThat(mock.feature.usable()).isTrue();
  }
}
