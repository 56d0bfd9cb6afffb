package coach.ai.compat.call;

import static coach.ai.compat.call.Endpoint.CHAT;
import static coach.ai.compat.call.Endpoint.RESPONSES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallReaderTest {
  private static final String PNG_2_X_3 = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAAD";

  @Test
  void aChatIsReadAsFarAsItMatters() {
    CompatCall call =
        chat(
            """
            {"model":"coach","messages":[
              {"role":"system","content":"Be brief."},
              {"role":"user","content":[{"type":"text","text":"What is this?"},
                {"type":"image_url","image_url":{"url":"%s","detail":"low"}}]}],
             "max_completion_tokens":50,"n":3,"stream":true,
             "stream_options":{"include_usage":true},"seed":7,"anything":{"new":[1.50]}}
            """
                .formatted(PNG_2_X_3));

    assertThat(call.endpoint()).isEqualTo(CHAT);
    assertThat(call.model()).isEqualTo("coach");
    assertThat(call.streaming()).isEqualTo(Streaming.WITH_USAGE);
    assertThat(call.maximum()).isEqualTo(OptionalInt.of(50));
    assertThat(call.choices()).isEqualTo(3);
    assertThat(call.mostOutput()).isEqualTo(150);
    assertThat(call.pictures())
        .containsExactly(new Picture("image/png", "iVBORw0KGgoAAAANSUhEUgAAAAIAAAAD", 2, 3));
  }

  @Test
  void aResponseIsReadAsFarAsItMatters() {
    CompatCall call =
        responses(
            """
            {"model":"coach","instructions":"Be brief.","input":[
              {"role":"user","content":[{"type":"input_text","text":"What is this?"},
                {"type":"input_image","image_url":"%s","detail":"auto"}]},
              {"type":"function_call","call_id":"1","name":"look","arguments":"{}"},
              {"type":"function_call_output","call_id":"1","output":[
                {"type":"input_image","image_url":"%s"}]},
              {"type":"reasoning","id":"r","summary":[],"encrypted_content":"gAAA"}],
             "max_output_tokens":80,"n":5}
            """
                .formatted(PNG_2_X_3, PNG_2_X_3));

    assertThat(call.endpoint()).isEqualTo(RESPONSES);
    assertThat(call.streaming()).isEqualTo(Streaming.NONE);
    assertThat(call.mostOutput()).isEqualTo(80);
    assertThat(call.pictures()).hasSize(2);
    assertThat(call.texts()).contains("Be brief.", "What is this?", "gAAA");
  }

  @Test
  void everyNameAndValueCountsAndImagesDoNot() {
    CompatCall call =
        chat(
            """
            {"model":"m","messages":[
              {"role":"user","name":"bob","content":[{"type":"image_url","image_url":{"url":"%s"}}]},
              {"role":"assistant","content":null,"refusal":"no",
               "tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{1}"}}]},
              {"role":"tool","tool_call_id":"t1","content":"found"}],
             "tools":[{"type":"function","function":{"name":"f","description":"does f",
               "parameters":{"type":"object","properties":{"image_url":{"const":"%s"}}}}}],
             "functions":[{"name":"old"}],"stop":["END"],
             "response_format":{"type":"json_schema","json_schema":{"name":"s","schema":
               {"enum":["red",1.50,true]}}}}
            """
                .formatted(PNG_2_X_3, PNG_2_X_3 + "text"));

    assertThat(call.texts())
        .contains("bob", "no", "f", "{1}", "found", "does f", "old", "END", "red", "1.50", "true")
        .contains("properties", "parameters", "json_schema", "enum", "image_url", "assistant")
        .contains(PNG_2_X_3 + "text")
        .doesNotContain(PNG_2_X_3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "max_tokens":5                              | 5
          "max_tokens":5,"max_completion_tokens":9    | 9
          "max_tokens":9,"max_completion_tokens":5    | 9
          "max_tokens":null                           | 4096
          "max_output_tokens":5                       | 4096
          """)
  void theMaximumIsTheLargestThatTheClientNamesOrTheUsualOne(String members, int most) {
    assertThat(chat("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]," + members + "}"))
        .extracting(CompatCall::mostOutput)
        .isEqualTo((long) most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                   | NONE
          {"stream":false}                                     | NONE
          {"stream":null,"stream_options":null}                | NONE
          {"stream":true}                                      | PLAIN
          {"stream":true,"stream_options":{}}                  | PLAIN
          {"stream":true,"stream_options":{"include_usage":false}} | PLAIN
          {"stream":true,"stream_options":{"include_usage":true}}  | WITH_USAGE
          """)
  void aStreamIsWantedWithOrWithoutUsage(String members, Streaming expected) {
    String rest = members.equals("{}") ? "}" : "," + members.substring(1);

    CompatCall call = chat("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}]" + rest);

    assertThat(call.streaming()).isEqualTo(expected);
  }

  private static CompatCall chat(String body) {
    return Refused.READER.read(CHAT, body.getBytes(UTF_8));
  }

  private static CompatCall responses(String body) {
    return Refused.READER.read(RESPONSES, body.getBytes(UTF_8));
  }
}
