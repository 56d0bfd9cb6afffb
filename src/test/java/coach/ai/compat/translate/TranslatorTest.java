package coach.ai.compat.translate;

import static coach.ai.ProviderName.ANTHROPIC;
import static coach.ai.ProviderName.CANNED;
import static coach.ai.compat.call.Endpoint.CHAT;
import static coach.ai.compat.call.Endpoint.RESPONSES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Payer;
import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.compat.call.CallReader;
import coach.ai.compat.call.Endpoint;
import coach.ai.compat.translate.Translation.Expressed;
import coach.ai.compat.translate.Translation.Inexpressible;
import coach.shared.UserId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatorTest {
  private static final Payer ALICE =
      new Payer(new UserId(UUID.fromString("0-0-0-0-a")), Optional.empty());
  private static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAAD";
  private static final String GIF = "R0lGODlhAgADAA==";
  private static final Part.Image IMAGE = new Part.Image("image/png", PNG, 2, 3);

  @Test
  void instructionsAndOneQuestionOfAChatAreAPrompt() {
    Prompt prompt =
        prompt(
            ANTHROPIC,
            CHAT,
            """
            {"model":"coach","messages":[
              {"role":"system","content":"Be brief."},
              {"role":"developer","content":[{"type":"text","text":"Be kind."}]},
              {"role":"user","content":[{"type":"text","text":"What is this?"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]}],
             "max_completion_tokens":50,"n":1,"temperature":1.0,"stop":null,"tools":[],"seed":7,
             "response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,
               "schema":{"type":"object"}}}}
            """
                .formatted(PNG));

    assertThat(prompt.purpose()).isEqualTo(Purpose.COMPAT);
    assertThat(prompt.payer()).isEqualTo(ALICE);
    assertThat(prompt.requestId()).isEqualTo("r-1");
    assertThat(prompt.instructions()).isEqualTo("Be brief.\n\nBe kind.");
    assertThat(prompt.parts()).containsExactly(new Part.Text("What is this?"), IMAGE);
    assertThat(prompt.maxOutputTokens()).isEqualTo(50);
    assertThat(prompt.schema().orElseThrow().name()).isEqualTo("answer");
    assertThat(prompt.schema().orElseThrow().schema().toString())
        .isEqualTo("{\"type\":\"object\"}");
  }

  @Test
  void instructionsAndOneQuestionOfAResponseAreAPrompt() {
    Prompt prompt =
        prompt(
            ANTHROPIC,
            RESPONSES,
            """
            {"model":"coach","instructions":"Be brief.","input":[
              {"type":"message","role":"developer","content":"Be kind."},
              {"role":"user","content":[{"type":"input_text","text":"What is this?"},
                {"type":"input_image","image_url":"data:image/png;base64,%s"}]}],
             "store":false,"reasoning":{"effort":"low"},
             "text":{"format":{"type":"json_schema","name":"answer","strict":true,
               "schema":{"type":"object"}}}}
            """
                .formatted(PNG));

    assertThat(prompt.instructions()).isEqualTo("Be brief.\n\nBe kind.");
    assertThat(prompt.parts()).containsExactly(new Part.Text("What is this?"), IMAGE);
    assertThat(prompt.schema().orElseThrow().name()).isEqualTo("answer");
  }

  @Test
  void anInputOfPlainTextIsAPrompt() {
    Prompt prompt = prompt(ANTHROPIC, RESPONSES, "{\"model\":\"coach\",\"input\":\"Hello\"}");

    assertThat(prompt.instructions()).isEmpty();
    assertThat(prompt.parts()).containsExactly(new Part.Text("Hello"));
    assertThat(prompt.schema()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "tools":[{"type":"function","function":{"name":"f"}}] | tools
          "n":2                                                 | n
          "stop":"END"                                          | stop
          "stop":["END"]                                        | stop
          "temperature":0.2                                     | temperature
          "top_p":0.5                                           | top_p
          "logprobs":true                                       | logprobs
          "logit_bias":{"5":1}                                  | logit_bias
          "presence_penalty":1                                  | presence_penalty
          "something_new":1                                     | something_new
          "response_format":{"type":"json_object"}              | response_format
          "response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{}}} | response_format
          "response_format":{"type":"json_schema","json_schema":{"strict":true}} | response_format
          """)
  void whatAPromptCannotSayIsNamed(String members, String field) {
    String body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + members + "}";

    assertThat(translate(ANTHROPIC, CHAT, body))
        .isInstanceOfSatisfying(
            Inexpressible.class, loss -> assertThat(loss.field()).isEqualTo(field));
    assertThat(translate(CANNED, CHAT, body)).isInstanceOf(Expressed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"}",
        "{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}",
        "{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"system\",\"content\":\"b\"}",
        "{\"role\":\"assistant\",\"content\":\"a\"}",
        "{\"role\":\"system\",\"content\":\"a\"}"
      })
  void aConversationIsNoPromptButTheCannedModelReadsIt(String messages) {
    String body = "{\"model\":\"m\",\"messages\":[" + messages + "]}";

    assertThat(translate(ANTHROPIC, CHAT, body))
        .isEqualTo(
            new Inexpressible("messages", "must be instructions and one question for this model"));
    assertThat(translate(CANNED, CHAT, body)).isInstanceOf(Expressed.class);
  }

  @Test
  void theCannedModelReadsAConversationAsItsTranscript() {
    Prompt prompt =
        prompt(
            CANNED,
            CHAT,
            """
            {"model":"m","messages":[
              {"role":"system","content":"Be brief."},
              {"role":"user","content":[{"type":"text","text":"Look."},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}]},
              {"role":"assistant","content":null,"tool_calls":[
                {"function":{"name":"find","arguments":"{}"}}]},
              {"role":"tool","content":"found"},
              {"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}]}
            """
                .formatted(PNG));

    assertThat(prompt.instructions()).isEqualTo("Be brief.");
    assertThat(prompt.parts())
        .containsExactly(
            new Part.Text("User: Look."),
            IMAGE,
            new Part.Text("Assistant: find {}"),
            new Part.Text("Tool: found"),
            new Part.Text("Assistant: No."));
  }

  @Test
  void theCannedModelReadsFunctionCallsOfAResponse() {
    Prompt prompt =
        prompt(
            CANNED,
            RESPONSES,
            """
            {"model":"m","input":[
              {"role":"user","content":"Find."},
              {"type":"reasoning","summary":[]},
              {"type":"function_call","name":"find","arguments":"{}"},
              {"type":"custom_tool_call","name":"ask","input":"x"},
              {"type":"function_call_output","output":[
                {"type":"input_image","image_url":"data:image/png;base64,%s"}]}],
             "text":{"format":{"type":"json_object"}}}
            """
                .formatted(PNG));

    assertThat(prompt.parts())
        .contains(new Part.Text("Assistant: find {}"), new Part.Text("Assistant: ask x"), IMAGE);
    assertThat(prompt.schema()).isPresent();
  }

  @Test
  void anImageThatNotAllModelsReadIsNamed() {
    String body =
        "{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":["
            + "{\"type\":\"input_image\",\"image_url\":\"data:image/gif;base64,"
            + GIF
            + "\"}]}]}";

    assertThat(translate(ANTHROPIC, RESPONSES, body))
        .isEqualTo(
            new Inexpressible("input", "must have images in PNG, JPEG or WebP for this model"));
    assertThat(translate(CANNED, RESPONSES, body)).isInstanceOf(Expressed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "[]", "[{\"type\":\"text\",\"text\":\"\"}]"})
  void aQuestionWithoutAnythingIsNone(String content) {
    String body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";

    assertThat(translate(ANTHROPIC, CHAT, body)).isInstanceOf(Inexpressible.class);
    assertThat(translate(CANNED, CHAT, body)).isInstanceOf(Inexpressible.class);
  }

  private static Prompt prompt(ProviderName provider, Endpoint endpoint, String body) {
    return ((Expressed) translate(provider, endpoint, body)).prompt();
  }

  private static Translation translate(ProviderName provider, Endpoint endpoint, String body) {
    return new Translator()
        .translate(
            new CallReader(100).read(endpoint, body.getBytes(UTF_8)), provider, ALICE, "r-1");
  }
}
