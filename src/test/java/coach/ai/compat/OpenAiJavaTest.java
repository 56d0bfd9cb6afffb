package coach.ai.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.support.stub.Mode;
import coach.support.stub.Script;
import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.models.Model;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// OpenAI's own client for Java: only its base URL and its key are other.
class OpenAiJavaTest {
  private static final String PIXEL =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

  private static CompatRig rig;
  private static OpenAIClient client;

  @BeforeAll
  static void start() throws Exception {
    rig = CompatRig.start();
    client = client(rig.key.substring("Bearer ".length()));
  }

  private static OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .baseUrl("http://127.0.0.1:" + rig.coach.port() + "/v1")
        .apiKey(key)
        .maxRetries(0)
        .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    rig.close();
  }

  @BeforeEach
  void begin() {
    rig.stub.is(Mode.OK);
    rig.forget();
  }

  @Test
  void aChatCompletionIsRead() {
    ChatCompletion completion =
        client.chat().completions().create(question().n(1).stop("END").seed(7).build());

    assertThat(completion.choices().getFirst().message().content())
        .hasValue("The stub sees an uptrend.");
    assertThat(completion.usage().orElseThrow().totalTokens()).isEqualTo(120);
    JsonNode sent = rig.calls().getFirst().json();
    assertThat(sent.path("stop").asText()).isEqualTo("END");
    assertThat(sent.path("seed").asInt()).isEqualTo(7);
    assertThat(sent.path("n").asInt()).isEqualTo(1);
  }

  @Test
  void aChatCompletionIsHeardWhileItIsWritten() {
    ChatCompletionCreateParams params =
        question()
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(params)) {
      List<ChatCompletionChunk> all = chunks.stream().toList();

      String text =
          all.stream()
              .flatMap(chunk -> chunk.choices().stream())
              .flatMap(choice -> choice.delta().content().stream())
              .collect(Collectors.joining());
      assertThat(text).isEqualTo("The stub sees an uptrend.");
      assertThat(all.getLast().usage().orElseThrow().completionTokens()).isEqualTo(20);
    }
  }

  @Test
  void aResponseIsReadAndHeard() {
    ResponseCreateParams params =
        ResponseCreateParams.builder().model("coach").input("Say hello.").build();

    Response response = client.responses().create(params);
    try (StreamResponse<ResponseStreamEvent> events = client.responses().createStreaming(params)) {
      String text =
          events.stream()
              .flatMap(event -> event.outputTextDelta().stream())
              .map(delta -> delta.delta())
              .collect(Collectors.joining());

      assertThat(text).isEqualTo("The stub sees an uptrend.");
    }
    assertThat(response.output().getFirst().asMessage().content().getFirst().asOutputText().text())
        .isEqualTo("The stub sees an uptrend.");
  }

  /// @param direction of the trend
  public record Trend(String direction, int strength) {}

  @Test
  void anAnswerInAFormIsReadAsOne() {
    rig.stub.next(Script.text("{\"direction\":\"up\",\"strength\":3}"));

    Trend trend =
        client
            .chat()
            .completions()
            .create(question().responseFormat(Trend.class).build())
            .choices()
            .getFirst()
            .message()
            .content()
            .orElseThrow();

    assertThat(trend).isEqualTo(new Trend("up", 3));
    assertThat(rig.calls().getFirst().json().at("/response_format/json_schema/strict").asBoolean())
        .isTrue();
  }

  @Test
  void imagesAndToolsGoAlong() {
    List<ChatCompletionContentPart> parts =
        List.of(
            ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text("What?").build()),
            ChatCompletionContentPart.ofImageUrl(
                ChatCompletionContentPartImage.builder()
                    .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder().url(PIXEL).build())
                    .build()));
    client
        .chat()
        .completions()
        .create(
            question()
                .addUserMessageOfArrayOfContentParts(parts)
                .putAdditionalBodyProperty(
                    "tools",
                    JsonValue.from(
                        List.of(Map.of("type", "function", "function", Map.of("name", "look")))))
                .build());

    JsonNode sent = rig.calls().getFirst().json();
    assertThat(sent.at("/messages/1/content/1/image_url/url").asText()).isEqualTo(PIXEL);
    assertThat(sent.at("/tools/0/function/name").asText()).isEqualTo("look");
  }

  @Test
  void theModelsAreListed() {
    assertThat(client.models().list().data())
        .extracting(model -> model.id())
        .contains("coach", "gpt-5.6-terra");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coach", "gpt-5.6-terra", "openai/gpt-5.6-terra"})
  void aModelIsRetrievedByEachOfItsNames(String name) {
    Model model = client.models().retrieve(name);

    assertThat(model.id()).isEqualTo(name);
    assertThat(model.ownedBy()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-1", "openai/gpt-1", "ft:gpt-1:us::7", "x/y/z"})
  void aModelThatIsNotOfferedIsNotFound(String name) {
    assertThatThrownBy(() -> client.models().retrieve(name))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(name)
        .extracting(OpenAiJavaTest::code)
        .isEqualTo("model_not_found");
  }

  @Test
  void aModelIsRetrievedWithTheScopeOfTheList() {
    assertThatThrownBy(() -> client("tck_nonsense").models().retrieve("coach"))
        .isInstanceOf(UnauthorizedException.class);
    assertThatThrownBy(() -> client(rig.owner.key("read").key()).models().retrieve("coach"))
        .isInstanceOf(PermissionDeniedException.class);
  }

  @Test
  void eachErrorIsOfItsOwnClass() throws Exception {
    String body = "{\"name\":\"poor\",\"scopes\":[\"ai\"],\"daily_cap_usd\":0.000001}";
    String poor =
        rig.coach
            .tree(rig.coach.send("POST", "/api/keys", body, rig.owner.bearer()).body())
            .path("key")
            .asText();

    assertThatThrownBy(() -> ask(client("tck_nonsense"), "coach"))
        .isInstanceOf(UnauthorizedException.class);
    assertThatThrownBy(() -> ask(client(rig.owner.key("read").key()), "coach"))
        .isInstanceOf(PermissionDeniedException.class);
    assertThatThrownBy(() -> ask(client, "gpt-1"))
        .isInstanceOf(NotFoundException.class)
        .extracting(OpenAiJavaTest::code)
        .isEqualTo("model_not_found");
    assertThatThrownBy(() -> ask(client(poor), "coach"))
        .isInstanceOf(RateLimitException.class)
        .extracting(OpenAiJavaTest::code)
        .isEqualTo("insufficient_quota");
    assertThatThrownBy(() -> client.chat().completions().create(question().store(true).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("nothing is stored");
    rig.stub.is(Mode.OVERLOADED);
    assertThatThrownBy(() -> ask(client, "coach")).isInstanceOf(InternalServerException.class);
  }

  @Test
  void aStreamThatBreaksOffIsAnErrorAndNoAnswer() {
    rig.stub.next(
        Script.half(
            "text/event-stream",
            "data: {\"id\":\"c\",\"created\":1,\"model\":\"m\",\"object\":\"chat.completion.chunk\",\"choices\":[]}\n\n",
            Script.Ending.RESET));

    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(question().build())) {
      assertThatThrownBy(() -> chunks.stream().toList())
          .isInstanceOf(SseException.class)
          .hasMessageContaining("broke off");
    }
  }

  private static String code(Throwable error) {
    return ((OpenAIServiceException) error).code().orElse("");
  }

  private static ChatCompletion ask(OpenAIClient asker, String model) {
    return asker.chat().completions().create(question().model(model).build());
  }

  private static ChatCompletionCreateParams.Builder question() {
    return ChatCompletionCreateParams.builder().model("coach").addUserMessage("Say hello.");
  }
}
