package coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.support.StubProvider;
import coach.support.TestCoach;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The models' state on the running service: it is watched, and never paid for.
class ModelWatchTest {
  private static final String OPERATOR = "Bearer " + TestCoach.ADMIN_TOKEN;
  private static final String OLD = "sk-" + "test-old-0123456789abcdef0123456789abcdef";
  private static final String NEW = "sk-" + "test-new-0123456789abcdef0123456789abcdef";

  private static final List<String> PROBES =
      List.of(
          "/health",
          "/health/detailed",
          "/health-check?type=ready",
          "/api/health",
          "/api/health/database",
          "/api/health/openai/production",
          "/api/metrics/openai/production",
          "/api/status/openai/production",
          "/api/v1/generate/usage",
          "/metrics");

  @TempDir private Path directory;

  private static Map<String, String> asking(StubProvider stub) {
    Map<String, String> environment = new HashMap<>();
    environment.put("USE_MOCK_OPENAI", "false");
    environment.put("OPENAI_BASE_URL", stub.base().toString());
    environment.put("AI_TRUSTED_HOSTS", "127.0.0.1");
    environment.put("RATE_LIMIT_ENABLED", "false");
    return environment;
  }

  @Test
  void tenThousandProbesCostNothing() throws Exception {
    try (StubProvider stub = StubProvider.start();
        TestCoach coach = TestCoach.start(withKey(stub, OLD))) {
      for (int i = 0; i < 10_000; i++) {
        String path = PROBES.get(i % PROBES.size());
        int status = coach.get(path, "Authorization", OPERATOR).statusCode();
        assertThat(status).as(path).isLessThan(500);
      }
      coach.admin("/healthcheck", "Authorization", OPERATOR);
      coach.admin("/prometheus", "Authorization", OPERATOR);
      HttpResponse<String> rotated = coach.adminPost("/tasks/rotate-ai-key");

      assertThat(rotated.statusCode()).isEqualTo(200);
      assertThat(stub.paid()).isZero();
      assertThat(stub.strays()).isEmpty();
      assertThat(stub.listed()).isBetween(1, 10);
    }
  }

  @Test
  void aKeyIsReplacedWithoutARestartAndABadOneChangesNothing() throws Exception {
    Path file = Files.writeString(directory.resolve("key"), OLD);
    try (StubProvider stub = StubProvider.start()) {
      Map<String, String> environment = asking(stub);
      environment.put("OPENAI_API_KEY_FILE", file.toString());
      try (TestCoach coach = TestCoach.start(environment)) {
        await().untilAsserted(() -> assertThat(fingerprint(coach)).isNotEqualTo("null"));
        String before = fingerprint(coach);

        Files.writeString(file, "sk-" + "admin-0123456789abcdef0123456789abcdef");
        HttpResponse<String> refused = coach.adminPost("/tasks/rotate-ai-key");
        String meanwhile = fingerprint(coach);
        Files.writeString(file, NEW);
        HttpResponse<String> taken = coach.adminPost("/tasks/rotate-ai-key");

        assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(meanwhile).isEqualTo(before);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(fingerprint(coach)).isNotEqualTo(before);
        assertThat(taken.body() + refused.body()).doesNotContain(OLD, NEW, "sk-");
        assertThat(refused.body()).contains("nothing changed, key " + before + " stays in use");
      }
    }
  }

  @Test
  void thePublicSeesWordsAndOperatorsSeeWhy() throws Exception {
    try (StubProvider stub = StubProvider.start();
        TestCoach coach = TestCoach.start(withKey(stub, OLD))) {
      JsonNode words = coach.json("/api/health/openai/production");
      JsonNode details = coach.json("/api/health/openai/production", "Authorization", OPERATOR);

      assertThat(words.at("/checks/api_key").has("message")).isFalse();
      assertThat(words.has("usage")).isFalse();
      assertThat(details.at("/checks/api_key").has("evidence")).isTrue();
      assertThat(details.at("/usage/today/remaining_usd").decimalValue())
          .isEqualByComparingTo("60");
      assertThat(details.path("mockMode").booleanValue()).isFalse();
      assertThat(details.toString()).doesNotContain(OLD);
    }
  }

  private static Map<String, String> withKey(StubProvider stub, String key) {
    Map<String, String> environment = asking(stub);
    environment.put("OPENAI_API_KEY", key);
    return environment;
  }

  private static String fingerprint(TestCoach coach) throws Exception {
    JsonNode status = coach.json("/api/status/openai/production", "Authorization", OPERATOR);
    return status.at("/keys/0/fingerprint").asText();
  }
}
