package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ProviderName;
import coach.ai.Usage;
import coach.ai.compat.call.CompatCall;
import coach.ai.provider.Receiver.End;
import coach.ai.provider.Receiver.Verdict;
import coach.ai.provider.Reply.Cut;
import coach.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeAnswerTest {
  private static final CompatCall TWO = Relayed.chat("\"n\":2");

  @Test
  void aChatTellsItsUsageAndItsModel() {
    Verdict seen =
        seen(
            TWO,
            """
            {"id":"c","model":"gpt-5.6-terra","choices":[
              {"message":{"content":"a","refusal":null},"finish_reason":"stop"},
              {"message":{"content":"b","refusal":null},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":3,"completion_tokens":4}}
            """);

    assertThat(seen.end()).isEqualTo(new End.Completed());
    assertThat(seen.model()).contains("gpt-5.6-terra");
    assertThat(seen.meter().usage()).contains(Usage.of(3, 4));
  }

  @Test
  void aResponseThatRefusesIsDeclined() {
    Verdict seen =
        seen(
            Relayed.RESPONSE,
            """
            {"status":"completed","output":[{"type":"reasoning"},{"type":"message","content":[
              {"type":"refusal","refusal":"I cannot."}]}],
             "usage":{"input_tokens":3,"output_tokens":4}}
            """);

    assertThat(seen.end()).isEqualTo(new End.Declined("I cannot."));
    assertThat(seen.meter().usage()).contains(Usage.of(3, 4));
  }

  @Test
  void aResponseMayFailWithStatus200() {
    Verdict seen =
        seen(Relayed.RESPONSE, "{\"status\":\"failed\",\"error\":{\"code\":\"invalid_image\"}}");

    assertThat(seen.end())
        .isInstanceOfSatisfying(
            End.Failed.class,
            failed -> assertThat(failed.error().path("code").asText()).isEqualTo("invalid_image"));
  }

  @Test
  void whatWasFilteredIsIncomplete() {
    Verdict seen =
        seen(
            Relayed.RESPONSE,
            "{\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"content_filter\"}}");

    assertThat(seen.end()).isEqualTo(new End.Incomplete(Cut.CONTENT_FILTER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"id\":\"c\"", "[]", "{}", "{\"choices\":[]}"})
  void whatIsNoAnswerIsNonsense(String body) {
    assertThat(seen(TWO, body).end()).isInstanceOf(End.Nonsense.class);
    assertThat(seen(Relayed.RESPONSE, body).end()).isInstanceOf(End.Nonsense.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"prompt_tokens\":1}",
        "{\"prompt_tokens\":-1,\"completion_tokens\":2}",
        "{\"prompt_tokens\":1,\"completion_tokens\":-2}",
        "{\"prompt_tokens\":1.5,\"completion_tokens\":2}",
        "{\"prompt_tokens\":\"1\",\"completion_tokens\":2}",
        "{\"prompt_tokens\":1,\"completion_tokens\":99999999999}",
        "{\"prompt_tokens\":1e400,\"completion_tokens\":2}",
        "{\"prompt_tokens\":1,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":2}}",
        "{\"prompt_tokens\":3,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":2,\"cache_write_tokens\":2}}",
        "{\"prompt_tokens\":3,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":-1}}",
        "{\"prompt_tokens\":3,\"completion_tokens\":2,\"completion_tokens_details\":{\"reasoning_tokens\":3}}"
      })
  void usageThatMakesNoSenseIsNoUsage(String usage) {
    Verdict seen = seen(TWO, "{\"choices\":[],\"usage\":" + usage + "}");

    assertThat(seen.meter().usage()).isEmpty();
  }

  @Test
  void aZeroIsAUsage() {
    Verdict seen =
        seen(
            TWO,
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,"
                + "\"prompt_tokens_details\":null}}");

    assertThat(seen.meter().usage()).contains(Usage.of(0, 0));
  }

  @Test
  void onlyAProviderThatComputesCostsIsTrustedWithThem() {
    byte[] body =
        ("{\"status\":\"completed\",\"usage\":{\"input_tokens\":1,\"output_tokens\":2,"
                + "\"cost\":{\"total_cost\":0.0050001}}}")
            .getBytes(UTF_8);

    assertThat(WholeAnswer.read(Relayed.RESPONSE, ProviderName.PERPLEXITY, body).meter().cost())
        .contains(new Money(5_001));
    assertThat(WholeAnswer.read(Relayed.RESPONSE, ProviderName.OPENAI, body).meter().cost())
        .isEmpty();
  }

  private static Verdict seen(CompatCall call, String body) {
    return WholeAnswer.read(call, ProviderName.OPENAI, body.getBytes(UTF_8));
  }
}
