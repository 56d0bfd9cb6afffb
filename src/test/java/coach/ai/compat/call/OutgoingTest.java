package coach.ai.compat.call;

import static coach.ai.compat.call.Endpoint.CHAT;
import static coach.ai.compat.call.Endpoint.RESPONSES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ModelId;
import coach.ai.compat.call.CompatCall.Destination;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private static final ModelId TERRA = ModelId.of("openai/gpt-5.6-terra");
  private static final ModelId SONAR = ModelId.of("perplexity/perplexity/sonar");

  @Test
  void whatTheClientSaidInFullLeavesAsItCameButForTheModelAndWhoAsks() {
    String body =
        """
        {"model": "coach", "messages": [{"role":"user","content":"h\\u00e4"}],
         "max_tokens": 5, "temperature": 0.70, "logit_bias": {"5": -1e2}, "user":"me",
         "safety_identifier":"me", "new_field": {"a": [1.0, null]}}
        """;

    String sent = sent(CHAT, body, TERRA);

    assertThat(sent)
        .isEqualTo(
            body.replace("\"coach\"", "\"gpt-5.6-terra\"").replace("\"me\"", "\"pseudonym\""));
  }

  @Test
  void aMaximumIsSetWhereThereIsNone() throws Exception {
    String chat = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"max_tokens\":null}";
    String responses = "{\"model\":\"m\",\"input\":\"hi\",\"max_output_tokens\":null}";

    assertThat(json(sent(CHAT, chat, TERRA)).get("max_completion_tokens").intValue())
        .isEqualTo(4_096);
    assertThat(json(sent(RESPONSES, responses, TERRA)).get("max_output_tokens").intValue())
        .isEqualTo(4_096);
  }

  @Test
  void aResponseIsNeverStored() throws Exception {
    String silent = "{\"model\":\"m\",\"input\":\"hi\"}";
    String nothing = "{\"model\":\"m\",\"input\":\"hi\",\"store\":null}";

    assertThat(json(sent(RESPONSES, silent, TERRA)).get("store").booleanValue()).isFalse();
    assertThat(json(sent(RESPONSES, nothing, TERRA)).get("store").booleanValue()).isFalse();
  }

  @Test
  void usageIsAskedForInEveryStreamOfAChat() throws Exception {
    String plain =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"stream\":true,"
            + "\"stream_options\":{\"include_obfuscation\":false}}";

    ObjectNode sent = json(sent(CHAT, plain, TERRA));

    assertThat(sent.get("stream_options").toString())
        .isEqualTo("{\"include_obfuscation\":false,\"include_usage\":true}");
    assertThat(
            json(sent(CHAT, plain.replace("true", "false").replaceAll(",\"stream_o.*", "}"), TERRA))
                .has("stream_options"))
        .isFalse();
  }

  @Test
  void theStreamOfAResponseTellsItsUsageAnyway() throws Exception {
    String stream = "{\"model\":\"m\",\"input\":\"hi\",\"stream\":true}";

    assertThat(json(sent(RESPONSES, stream, TERRA)).has("stream_options")).isFalse();
  }

  @Test
  void onlyAProviderThatKnowsTheWordIsToldWhoAsks() throws Exception {
    String body = "{\"model\":\"m\",\"input\":\"hi\"}";

    assertThat(json(sent(RESPONSES, body, TERRA)).get("safety_identifier").textValue())
        .isEqualTo("pseudonym");
    assertThat(json(sent(RESPONSES, body, SONAR)).has("safety_identifier")).isFalse();
    assertThat(json(sent(RESPONSES, body, SONAR)).get("model").textValue())
        .isEqualTo("perplexity/sonar");
  }

  private static final long LONGEST = 100_000;

  private static String sent(Endpoint endpoint, String body, ModelId model) {
    CompatCall call = Refused.READER.read(endpoint, body.getBytes(UTF_8));
    return new String(
        call.outgoing(new Destination(model.provider(), model.model(), LONGEST, "pseudonym")),
        UTF_8);
  }

  private static ObjectNode json(String text) throws JsonProcessingException {
    return (ObjectNode) CompatJson.mapper().readTree(text);
  }
}
