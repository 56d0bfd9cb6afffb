package coach.ai.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Prompt.Part;
import coach.ai.Usage;
import coach.ai.provider.Heard;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Orders;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.openai.ResponsesProviders.Account;
import coach.ai.provider.wire.ProviderClient;
import coach.support.stub.Script;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiProviderTest extends ResponsesContract {
  @Override
  protected ModelProvider provider(ProviderClient client, URI base) {
    return ResponsesProviders.openAi(client, base, Account.OF_THE_KEY, CLOCK);
  }

  @Override
  protected String usage(long input, long cached, long cacheWrite, long output, long reasoning) {
    return usage(
        String.valueOf(input + cached + cacheWrite),
        String.valueOf(output),
        "\"cached_tokens\":%d,\"cache_write_tokens\":%d".formatted(cached, cacheWrite),
        String.valueOf(reasoning));
  }

  @Override
  protected List<String> nonsense() {
    return List.of(
        usage("-1", "5", "\"cached_tokens\":0", "0"),
        usage("5", "-1", "\"cached_tokens\":0", "0"),
        usage("5", "5", "\"cached_tokens\":6", "0"),
        usage("5", "5", "\"cached_tokens\":3,\"cache_write_tokens\":3", "0"),
        usage("5", "5", "\"cached_tokens\":-1", "0"),
        usage("5", "5", "\"cached_tokens\":0", "6"),
        usage("\"5\"", "5", "\"cached_tokens\":0", "0"),
        usage("5.5", "5", "\"cached_tokens\":0", "0"),
        usage("1e999999999", "5", "\"cached_tokens\":0", "0"),
        usage("9223372036854775808", "5", "\"cached_tokens\":0", "0"),
        usage("9223372036854775807", "5", "\"cached_tokens\":0", "0"),
        "7",
        "{\"output_tokens\":5}");
  }

  @Test
  void aRequestHasTheDocumentedShape() {
    provider.send(Orders.rich(), new Heard());

    JsonNode request = stub.calls().getFirst().json();
    assertThat(stub.calls().getFirst().path()).isEqualTo("/v1/responses");
    assertThat(request.path("safety_identifier").asText()).matches("[0-9a-f]{64}");
    assertThat(without(request, "safety_identifier"))
        .isEqualTo(
            Orders.json(
                """
                {"model":"test-model","instructions":"You review charts.",
                 "input":[{"type":"message","role":"user","content":[
                   {"type":"input_text","text":"What do you see?"},
                   {"type":"input_image","image_url":"data:image/png;base64,aVZCT1I=",
                    "detail":"high"}]}],
                 "max_output_tokens":400,
                 "text":{"format":{"type":"json_schema","name":"review","strict":true,
                   "schema":%s}},
                 "store":false,"stream":true}
                """
                    .formatted(Orders.SCHEMA)));
  }

  @Test
  void noFewerOutputTokensAreAskedForThanTheApiTakes() {
    provider.send(
        Orders.order(Orders.prompt(List.of(new Part.Text("Hi")), Optional.empty(), 3)),
        new Heard());

    assertThat(stub.calls().getFirst().json().path("max_output_tokens").asInt()).isEqualTo(16);
  }

  @Test
  void theAccountIsNamedWhenThereAreSeveral() {
    ModelProvider named =
        ResponsesProviders.openAi(
            client(), stub.base(), new Account(Optional.of("org-1"), Optional.of("proj_2")), CLOCK);

    named.send(Orders.order(), new Heard());

    assertThat(stub.calls().getFirst().headers())
        .containsEntry("OpenAI-Organization", "org-1")
        .containsEntry("OpenAI-Project", "proj_2");
  }

  @Test
  void aRefusalIsDeclined() {
    String response =
        """
        {"status":"completed","output":[{"type":"message","content":[
          {"type":"refusal","refusal":"I cannot help with that."}]}],"usage":%s}
        """
            .formatted(usage(3, 0, 0, 4, 0));

    Reply reply = answered(Script.json(200, response));

    assertThat(reply).isInstanceOf(Reply.Declined.class);
    assertThat(((Reply.Declined) reply).reason()).isEqualTo("I cannot help with that.");
    assertThat(((Reply.Declined) reply).meter().usage()).contains(Usage.of(3, 4));
  }

  @ParameterizedTest
  @CsvSource({"max_output_tokens, MAX_OUTPUT_TOKENS", "content_filter, CONTENT_FILTER"})
  void anAnswerMayStopShort(String reason, Cut cut) {
    String response =
        """
        {"status":"incomplete","incomplete_details":{"reason":"%s"},
         "output":[{"type":"message","content":[{"type":"output_text","text":"Half"}]}],"usage":%s}
        """
            .formatted(reason, usage(3, 0, 0, 4, 0))
            .replace("\n", " ");

    Reply whole = answered(Script.json(200, response));
    Reply streamed =
        answered(
            Script.events(
                "data: {\"type\":\"response.incomplete\",\"response\":" + response + "}\n\n"));

    assertThat(List.of(whole, streamed))
        .allSatisfy(
            reply -> {
              assertThat(reply).isInstanceOf(Reply.Incomplete.class);
              assertThat(((Reply.Incomplete) reply).text()).isEqualTo("Half");
              assertThat(((Reply.Incomplete) reply).cut()).isEqualTo(cut);
            });
  }

  @Test
  void theHeadersTellWhatIsLeft() {
    Reply reply =
        answered(
            Script.json(
                200,
                whole("null"),
                Map.of(
                    "x-ratelimit-limit-requests", "500",
                    "x-ratelimit-remaining-requests", "499",
                    "x-ratelimit-reset-requests", "120ms",
                    "x-ratelimit-limit-tokens", "30000",
                    "x-ratelimit-remaining-tokens", "0",
                    "x-ratelimit-reset-tokens", "6m0s")));

    assertThat(reply.exchange().headroom())
        .isEqualTo(
            new Headroom(
                OptionalLong.of(499), OptionalLong.of(0), Optional.of(Duration.ofMinutes(6))));
  }

  @Test
  void whatAHostWithoutLimitsSaysOfThemIsNothing() {
    Reply reply =
        answered(
            Script.json(
                200,
                whole("null"),
                Map.of(
                    "x-ratelimit-limit-requests", "-1",
                    "x-ratelimit-remaining-requests", "-1",
                    "x-ratelimit-limit-tokens", "0",
                    "x-ratelimit-remaining-tokens", "0",
                    "x-ratelimit-reset-tokens", "soon")));

    assertThat(reply.exchange().headroom()).isEqualTo(Headroom.UNKNOWN);
  }
}
