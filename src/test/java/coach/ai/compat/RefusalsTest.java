package coach.ai.compat;

import static coach.ai.compat.CompatRig.CHAT;
import static coach.ai.compat.CompatRig.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.support.Person;
import coach.support.PostgresProcess;
import coach.support.StubProvider;
import coach.support.TestCoach;
import coach.support.stub.Call;
import coach.support.stub.Mode;
import coach.support.stub.Script;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What a program is told that gets no answer: whole or streamed, the same.
class RefusalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POOR =
      "{\"name\":\"poor\",\"scopes\":[\"ai\"],\"daily_cap_usd\":0.000001}";

  /// Each way in which an answer can be asked for.
  enum Asked {
    CHAT_WHOLE(CHAT, CompatRig.question()),
    CHAT_STREAM(CHAT, CompatRig.question() + ",\"stream\":true"),
    RESPONSE_WHOLE(RESPONSES, "\"model\":\"coach\",\"input\":\"Say hello.\""),
    RESPONSE_STREAM(RESPONSES, "\"model\":\"coach\",\"input\":\"Say hello.\",\"stream\":true");

    private final String path;
    private final String body;

    Asked(String path, String members) {
      this.path = path;
      this.body = "{" + members + "}";
    }

    HttpResponse<String> by(TestCoach coach, String key) throws Exception {
      return coach.send("POST", path, body, key);
    }
  }

  @Test
  void whatMayBeSpentTodayIsAQuotaThatComesBack() throws Exception {
    try (CompatRig rig = new CompatRig(Map.of("AI_USER_DAILY_CAP_USD", "0.10"))) {
      rig.stub.answers(Script.text("Dear.", 1_000_000, 20));
      int first = Asked.CHAT_WHOLE.by(rig.coach, rig.key).statusCode();

      assertThat(first).isEqualTo(200);
      for (Asked asked : Asked.values()) {
        HttpResponse<String> response = asked.by(rig.coach, rig.key);
        assertQuota(response, "yours for today");
        assertTold(response, "0", "0");
      }
      assertThat(rig.calls()).hasSize(1);
    }
  }

  @Test
  void aModelThatIsNamedAndTooDearIsRefusedAndNoCheaperOneAnswers() throws Exception {
    try (CompatRig rig = new CompatRig(Map.of("AI_USER_DAILY_CAP_USD", "0.03"))) {
      HttpResponse<String> open = rig.post(CHAT, chat("coach"));
      HttpResponse<String> exact = rig.post(CHAT, chat("gpt-5.6-terra"));
      HttpResponse<String> streamed =
          rig.post(CHAT, chat("openai/gpt-5.6-terra", ",\"stream\":true"));

      assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
      assertThat(open.headers().firstValue("X-Coach-Model")).hasValue("openai/gpt-5.6-luna");
      for (HttpResponse<String> refused : List.of(exact, streamed)) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("is more than one answer may cost at worst");
        assertThat(refused.headers().firstValue("X-Coach-Model")).isEmpty();
        assertTold(refused, "0", "0");
      }
      assertThat(rig.calls()).extracting(Call::model).containsExactly("gpt-5.6-luna");
    }
  }

  @Test
  void aBudgetThatOnlyACheaperModelFitsIntoIsAQuotaForTheOneThatIsNamed() throws Exception {
    try (CompatRig rig = CompatRig.start()) {
      String created =
          rig.coach
              .send("POST", "/api/keys", POOR.replace("0.000001", "0.03"), rig.owner.bearer())
              .body();
      String poor = "Bearer " + rig.coach.tree(created).path("key").asText();

      HttpResponse<String> exact = rig.coach.send("POST", CHAT, chat("gpt-5.6-terra"), poor);
      HttpResponse<String> open = rig.coach.send("POST", CHAT, chat("coach"), poor);

      assertQuota(exact, "this key's for today");
      assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
      assertThat(rig.calls()).extracting(Call::model).containsExactly("gpt-5.6-luna");
    }
  }

  private static String chat(String model) {
    return chat(model, "");
  }

  private static String chat(String model, String members) {
    return "{" + CompatRig.question().replace("coach", model) + members + "}";
  }

  @Test
  void whatAKeyMaySpendHoldsForThatKeyAlone() throws Exception {
    try (CompatRig rig = CompatRig.start()) {
      String created = rig.coach.send("POST", "/api/keys", POOR, rig.owner.bearer()).body();
      String poor = "Bearer " + rig.coach.tree(created).path("key").asText();

      for (Asked asked : Asked.values()) {
        HttpResponse<String> refused = asked.by(rig.coach, poor);
        HttpResponse<String> answered = asked.by(rig.coach, rig.key);

        assertQuota(refused, "this key's for today");
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
      }
      assertThat(rig.calls()).hasSize(Asked.values().length);
    }
  }

  private static void assertQuota(HttpResponse<String> response, String whose) throws Exception {
    JsonNode error = error(response);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
    assertThat(error.path("code").asText()).isEqualTo("insufficient_quota");
    assertThat(error.path("type").asText()).isEqualTo("insufficient_quota");
    assertThat(error.path("message").asText()).contains(whose);
    String reset = error.path("message").asText().replaceAll(".*?(\\d{4}-\\S+Z).*", "$1");
    assertThat(Instant.parse(reset)).isAfter(Instant.now());
    assertThat(retryAfter(response)).isBetween(1L, 86_400L);
  }

  @Test
  void modelsThatAreOverloadedAreOverload() throws Exception {
    try (CompatRig rig = CompatRig.start()) {
      rig.stub.is(Mode.OVERLOADED);

      for (Asked asked : Asked.values()) {
        rig.forget();
        HttpResponse<String> response = asked.by(rig.coach, rig.key);

        assertOverloaded(response);
        assertTold(response, Integer.toString(rig.calls().size()), "0");
        assertThat(rig.calls()).hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void anAttemptThatWasOfNoUseIsInWhatTheFailureCosts() throws Exception {
    String useless =
        "{\"choices\":[],\"status\":\"in_progress\","
            + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"input_tokens\":9,\"output_tokens\":3,"
            + "\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens_details\":{\"reasoning_tokens\":0}}}";
    try (CompatRig rig = CompatRig.start()) {
      rig.stub.answers(Script.json(200, useless));

      for (Asked asked : Asked.values()) {
        rig.forget();
        HttpResponse<String> response = asked.by(rig.coach, rig.key);

        assertOverloaded(response);
        String spent =
            rig.one("SELECT trim_scale(sum(cost_micro_usd) / 1000000.0) FROM ai_attempts");
        assertThat(rig.ledger("outcome")).containsOnly("malformed");
        assertThat(spent).isNotEqualTo("0");
        assertTold(response, Integer.toString(rig.calls().size()), spent);
      }
    }
  }

  @Test
  void moreAtOnceThanAModelTakesIsOverloadAtOnce() throws Exception {
    CountDownLatch asking = new CountDownLatch(2);
    CountDownLatch over = new CountDownLatch(1);
    Script slow =
        (call, line) -> {
          asking.countDown();
          over.await();
          Script.good().play(call, line);
        };
    try (StubProvider stub = StubProvider.start().answers(slow);
        TestCoach coach =
            TestCoach.start(
                CompatRig.environment(stub, Map.of()), "ai.routing.concurrentPerModel", "1");
        ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
      String key = Person.trader(coach).key("ai").bearer();
      Future<HttpResponse<String>> one = others.submit(() -> Asked.CHAT_WHOLE.by(coach, key));
      Future<HttpResponse<String>> two = others.submit(() -> Asked.CHAT_STREAM.by(coach, key));
      asking.await();

      for (Asked asked : Asked.values()) {
        HttpResponse<String> third = asked.by(coach, key);
        assertOverloaded(third);
        assertTold(third, "0", "0");
      }
      over.countDown();
      assertThat(one.get().statusCode()).isEqualTo(200);
      assertThat(two.get().statusCode()).isEqualTo(200);
    }
  }

  private static void assertOverloaded(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(error(response).path("code").asText()).isEqualTo("server_is_overloaded");
    assertThat(retryAfter(response)).isPositive();
  }

  @Test
  void withoutALedgerNothingLeaves() throws Exception {
    try (PostgresProcess server = PostgresProcess.start();
        CompatRig rig = new CompatRig(Map.of("DATABASE_URL", server.jdbcUrl()))) {
      int before = Asked.CHAT_WHOLE.by(rig.coach, rig.key).statusCode();
      server.stop();

      assertThat(before).isEqualTo(200);
      for (Asked asked : Asked.values()) {
        HttpResponse<String> response = asked.by(rig.coach, rig.key);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(retryAfter(response)).isPositive();
        assertThat(error(response).path("message").asText()).isNotEmpty();
      }
      assertThat(rig.calls()).hasSize(1);
    }
  }

  @Test
  void moreRequestsThanAPersonMayMakeAreALimitOfRates() throws Exception {
    Map<String, String> limited =
        Map.of(
            "RATE_LIMIT_ENABLED", "true", "RATE_LIMIT_REQUESTS", "3", "RATE_LIMIT_PERIOD", "600");
    try (CompatRig rig = new CompatRig(limited)) {
      await().until(() -> Asked.CHAT_WHOLE.by(rig.coach, rig.key).statusCode() != 200);

      for (Asked asked : Asked.values()) {
        HttpResponse<String> response = asked.by(rig.coach, rig.key);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
        assertThat(error(response).path("code").asText()).isEqualTo("rate_limit_exceeded");
        assertThat(retryAfter(response)).isPositive();
      }
    }
  }

  private static void assertTold(HttpResponse<String> response, String attempts, String cost) {
    assertThat(response.headers().firstValue("X-Coach-Attempts")).hasValue(attempts);
    assertThat(response.headers().firstValue("X-Coach-Cost-USD")).hasValue(cost);
    assertThat(response.headers().firstValue("X-Coach-Overhead-Ms"))
        .hasValueSatisfying(it -> assertThat(it).matches("\\d+\\.\\d"));
  }

  private static long retryAfter(HttpResponse<String> response) {
    return response.headers().firstValueAsLong("Retry-After").orElse(-1);
  }

  private static JsonNode error(HttpResponse<String> response) throws Exception {
    return JSON.readTree(response.body()).path("error");
  }
}
