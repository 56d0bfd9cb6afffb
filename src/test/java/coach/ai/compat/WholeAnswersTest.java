package coach.ai.compat;

import static coach.ai.compat.CompatRig.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.TestCoach;
import coach.support.stub.Call;
import coach.support.stub.Mode;
import coach.support.stub.Script;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers that come at once, through the whole service and its books.
class WholeAnswersTest {
  private static CompatRig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = CompatRig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void begin() {
    rig.stub.is(Mode.OK);
    rig.forget();
  }

  @Test
  void theBodyIsTheProvidersOwnByteByByte() throws Exception {
    String odd =
        "{ \"id\":\"c\",\t\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"\\u00e9\"}}],\n"
            + " \"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3},\"new\":[1.50,1e400]} ";
    rig.stub.next(Script.json(200, odd));

    HttpResponse<String> response = rig.chat(",\"x_unknown\":{\"a\":1.0}");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(odd);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    Call sent = rig.calls().getFirst();
    assertThat(sent.path()).isEqualTo("/v1/chat/completions");
    assertThat(sent.body())
        .endsWith(CompatRig.question().substring(15) + ",\"x_unknown\":{\"a\":1.0}}");
    assertThat(sent.json().path("model").asText()).isEqualTo("gpt-5.6-terra");
    assertThat(sent.json().path("max_completion_tokens").asInt()).isEqualTo(4096);
    assertThat(sent.json().path("safety_identifier").asText()).hasSize(64);
    assertThat(sent.header("Authorization"))
        .hasValueSatisfying(it -> assertThat(it).contains("sk-test"));
  }

  @Test
  void theHeadersTellWhatItCostAndHowItCameAbout() throws Exception {
    HttpResponse<String> response = rig.responses("");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Coach-Attempts")).hasValue("1");
    assertThat(response.headers().firstValue("X-Coach-Model")).hasValue("openai/gpt-5.6-terra");
    assertThat(response.headers().firstValue("X-Coach-Overhead-Ms"))
        .hasValueSatisfying(it -> assertThat(it).matches("\\d+\\.\\d"));
    assertThat(response.headers().firstValue("X-Request-ID"))
        .hasValue(rig.calls().getFirst().requestId());
    assertThat(response.headers().firstValue("X-Mock")).isEmpty();
    assertThat(response.headers().firstValue("X-Coach-Cost-USD"))
        .hasValue(rig.one("SELECT trim_scale(cost_micro_usd / 1000000.0) FROM ai_attempts"));
    assertThat(rig.ledger("state, purpose, model, input_tokens, output_tokens, outcome"))
        .containsExactly("settled compat gpt-5.6-terra 100 20 completed");
    assertThat(rig.one("SELECT api_key_id IS NOT NULL FROM ai_attempts")).isEqualTo("true");
  }

  @Test
  void anotherModelAnswersWhenTheFirstFails() throws Exception {
    rig.stub.next(Mode.BAD_GATEWAY.script());

    HttpResponse<String> response = rig.chat("");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Coach-Attempts")).hasValue("2");
    assertThat(response.headers().firstValue("X-Coach-Model")).hasValue("openai/gpt-5.6-luna");
    assertThat(response.headers().firstValue("X-Coach-Cost-USD")).as("nobody knows").isEmpty();
    assertThat(rig.calls())
        .extracting(Call::model)
        .containsExactly("gpt-5.6-terra", "gpt-5.6-luna");
    assertThat(rig.ledger("state, model, outcome"))
        .containsExactly("unknown gpt-5.6-terra gateway_error", "settled gpt-5.6-luna completed");
  }

  @Test
  void aModelIsAskedByItsNameFirst() throws Exception {
    rig.post(
        CHAT, "{\"model\":\"gpt-5.6-luna\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    assertThat(rig.calls()).extracting(Call::model).containsExactly("gpt-5.6-luna");
  }

  @Test
  void severalAnswersAreHeldForAsSuch() throws Exception {
    rig.chat(",\"max_completion_tokens\":1000");
    rig.chat(",\"max_completion_tokens\":1000,\"n\":4");

    long one = Long.parseLong(rig.ledger("held_micro_usd").getFirst());
    long four = Long.parseLong(rig.ledger("held_micro_usd").get(1));
    assertThat(four).isGreaterThan(3 * one);
  }

  @Test
  void whatTheProviderRefusesIsABadRequestWithoutItsSecrets() throws Exception {
    rig.stub.next(
        Script.openAiError(
            400,
            "invalid_request_error",
            "unsupported_value",
            "No sk-test-0123456789abcdefghijklmnopqrstuv."));

    HttpResponse<String> response = rig.chat("");

    JsonNode error = rig.coach.tree(response.body()).path("error");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(response.body()).doesNotContain("sk-test-0123456789");
    assertThat(rig.calls()).hasSize(1);
    assertThat(rig.ledger("state")).containsExactly("released");
  }

  @Test
  void whenNobodyAnswersItIsOverloadWithATimeToComeAgain() throws Exception {
    rig.stub.is(Mode.OVERLOADED);

    HttpResponse<String> response = rig.chat("");

    JsonNode error = rig.coach.tree(response.body()).path("error");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(error.path("code").asText()).isEqualTo("server_is_overloaded");
  }

  @Test
  void aModelOutsideTheListIsNotFound() throws Exception {
    HttpResponse<String> response =
        rig.post(
            CHAT, "{\"model\":\"gpt-3\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

    JsonNode error = rig.coach.tree(response.body()).path("error");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(error.path("code").asText()).isEqualTo("model_not_found");
    assertThat(error.path("param").asText()).isEqualTo("model");
    assertThat(rig.calls()).isEmpty();
  }

  @Test
  void aPromptThatNoModelReadsIsTooLong() throws Exception {
    HttpResponse<String> response =
        rig.post(
            CHAT,
            "{\"model\":\"coach\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + "word ".repeat(1_500_000)
                + "\"}]}");

    JsonNode error = rig.coach.tree(response.body()).path("error");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(error.path("code").asText()).isEqualTo("context_length_exceeded");
  }

  @Test
  void aCallThatMayCostMoreThanAnAnswerMaySaysWhatToLower() throws Exception {
    HttpResponse<String> response = rig.chat(",\"max_tokens\":100000,\"n\":16");

    JsonNode error = rig.coach.tree(response.body()).path("error");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(error.path("param").asText()).isEqualTo("max_tokens");
    assertThat(rig.calls()).isEmpty();
  }

  @Test
  void theBudgetOfTheKeyHolds() throws Exception {
    String body = "{\"name\":\"poor\",\"scopes\":[\"ai\"],\"daily_cap_usd\":0.000001}";
    String poor =
        rig.coach
            .tree(rig.coach.send("POST", "/api/keys", body, rig.owner.bearer()).body())
            .path("key")
            .asText();

    HttpResponse<String> response =
        rig.coach.send("POST", CHAT, "{" + CompatRig.question() + "}", "Bearer " + poor);

    JsonNode error = rig.coach.tree(response.body()).path("error");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(429);
    assertThat(error.path("code").asText()).isEqualTo("insufficient_quota");
    assertThat(error.path("message").asText()).contains("this key's", "T00:00:00Z");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(rig.calls()).isEmpty();
  }

  @Test
  void imagesFromElsewhereAreNotFetched() throws Exception {
    HttpResponse<String> response =
        rig.post(
            CHAT,
            "{\"model\":\"coach\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"https://evil.invalid/a.png\"}}]}]}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("images are not fetched from elsewhere");
  }

  @Test
  void nobodyComesInWithoutAKeyToIt() throws Exception {
    String body = "{" + CompatRig.question() + "}";

    assertThat(rig.coach.send("POST", CHAT, body, "").statusCode()).isEqualTo(401);
    assertThat(rig.coach.send("POST", CHAT, body, rig.owner.key("read").bearer()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theModelsAreThoseThatMayBeAsked() throws Exception {
    HttpResponse<String> response = rig.coach.send("GET", "/v1/models", "", rig.key);

    assertThat(rig.coach.tree(response.body()).path("data").findValuesAsText("id"))
        .containsExactly("coach", "gpt-5.6-terra", "gpt-5.6-luna");
  }

  @Test
  void imagesLargerThanOtherBodiesMayCome() throws Exception {
    HttpResponse<String> response =
        rig.chat(",\"metadata\":{\"x\":\"" + "a".repeat(3_000_000) + "\"}");

    assertThat(response.statusCode()).as(response.body()).isNotEqualTo(413);
  }

  @Test
  void everyCallOfTheStubIsInTheBooksOnce() throws Exception {
    rig.stub.next(Script.good(), Mode.BAD_GATEWAY.script(), Script.good(), Script.good());
    rig.chat("");
    rig.responses("");
    rig.chat(",\"stream\":true");

    List<String> asked = rig.calls().stream().map(it -> it.requestId() + " " + it.model()).toList();
    assertThat(rig.ledger("request_id, model")).containsExactlyElementsOf(asked);
    assertThat(rig.one("SELECT count(*) FROM ai_attempts WHERE state = 'held'")).isEqualTo("0");
  }

  @Test
  void theCannedModelAnswersAndSaysSo() throws Exception {
    try (TestCoach canned = TestCoach.start(Map.of("USE_MOCK_OPENAI", "true"))) {
      String key = Person.trader(canned).key("ai").bearer();

      HttpResponse<String> response =
          canned.send("POST", CHAT, "{" + CompatRig.question() + "}", key);

      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(response.headers().firstValue("X-Mock")).hasValue("true");
      assertThat(response.headers().firstValue("X-Coach-Cost-USD")).hasValue("0");
      assertThat(canned.tree(response.body()).path("mock").asBoolean()).isTrue();
    }
  }
}
