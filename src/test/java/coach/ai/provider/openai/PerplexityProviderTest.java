package coach.ai.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.AiGateway.Deltas;
import coach.ai.FailureClass;
import coach.ai.Prompt.Part;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Order;
import coach.ai.provider.Orders;
import coach.ai.provider.Reply;
import coach.ai.provider.wire.ProviderClient;
import coach.shared.Money;
import coach.support.stub.Script;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerplexityProviderTest extends ResponsesContract {
  @Override
  protected ModelProvider provider(ProviderClient client, URI base) {
    return ResponsesProviders.perplexity(client, base, CLOCK);
  }

  @Override
  protected String usage(long input, long cached, long cacheWrite, long output, long reasoning) {
    return usage(
        String.valueOf(input + cached + cacheWrite),
        String.valueOf(output),
        "\"cache_read_input_tokens\":%d,\"cache_creation_input_tokens\":%d"
            .formatted(cached, cacheWrite),
        String.valueOf(reasoning));
  }

  @Override
  protected List<String> nonsense() {
    return List.of(
        usage("5", "5", "\"cache_read_input_tokens\":6", "0"),
        usage("5", "5", "\"cache_creation_input_tokens\":6", "0"),
        usage("null", "5", "", "0"));
  }

  @Test
  void aRequestHasTheDocumentedShape() {
    provider.send(Orders.rich(), Deltas.NONE);

    assertThat(stub.calls().getFirst().path()).isEqualTo("/v1/responses");
    assertThat(stub.calls().getFirst().json())
        .isEqualTo(
            Orders.json(
                """
                {"model":"perplexity/test-model","instructions":"You review charts.",
                 "input":[{"type":"message","role":"user","content":[
                   {"type":"input_text","text":"What do you see?"},
                   {"type":"input_image","image_url":"data:image/png;base64,aVZCT1I="}]}],
                 "max_output_tokens":400,
                 "response_format":{"type":"json_schema","json_schema":{"name":"review",
                   "strict":true,"schema":%s}}}
                """
                    .formatted(Orders.SCHEMA)));
  }

  @Test
  void aModelOfAnotherMakerKeepsItsName() {
    provider.send(
        new Order(
            "openai/gpt-5.6-luna",
            Orders.prompt(List.of(new Part.Text("Hi"))),
            Orders.KEY,
            Duration.ofSeconds(20)),
        Deltas.NONE);

    assertThat(stub.calls().getFirst().model()).isEqualTo("openai/gpt-5.6-luna");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0012345                                                | 1235",
        "0                                                        | 0",
        "{\"currency\":\"USD\",\"input_cost\":1,\"total_cost\":0.000001} | 1",
        "{\"total_cost\":2}                                       | 2000000",
      })
  void itsBillIsTrusted(String cost, long microUsd) {
    assertThat(costOf(cost)).contains(new Money(microUsd));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1",
        "\"1\"",
        "1e999999999",
        "1e-999999999",
        "99999",
        "{}",
        "{\"currency\":\"EUR\",\"total_cost\":1}",
        "null",
      })
  void aBillThatCannotBeTrueIsNone(String cost) {
    assertThat(costOf(cost)).isEmpty();
  }

  @Test
  void anErrorMayStandBesideTheResponse() {
    Reply.Failed failed =
        failed(
            answered(
                Script.events(
                    "data: {\"type\":\"response.failed\","
                        + "\"error\":{\"message\":\"Slow down.\",\"type\":\"rate_limit_exceeded\"}}"
                        + "\n\n")));

    assertThat(failed.reason()).isEqualTo(FailureClass.RATE_LIMITED);
    assertThat(failed.code()).isEqualTo("rate_limit_exceeded");
  }

  @Test
  void aCodeMayBeAStatus() {
    String error = "{\"error\":{\"message\":\"No.\",\"type\":\"odd\",\"code\":429}}";

    assertThat(failed(answered(Script.json(429, error))).code()).isEqualTo("odd");
    assertThat(failed(answered(Script.events("data: " + error + "\n\n"))).reason())
        .isEqualTo(FailureClass.RATE_LIMITED);
  }

  private Optional<Money> costOf(String cost) {
    String usage =
        "{\"input_tokens\":1,\"output_tokens\":1,\"total_tokens\":2,\"cost\":" + cost + "}";
    return completed(answered(Script.json(200, whole(usage)))).meter().cost();
  }
}
