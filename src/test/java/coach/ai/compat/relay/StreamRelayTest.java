package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ProviderName;
import coach.ai.Usage;
import coach.ai.compat.call.CompatCall;
import coach.ai.provider.Receiver.End;
import coach.ai.provider.Receiver.Verdict;
import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamRelayTest {
  private static final String TEXT =
      """
      data: {"id":"c","model":"gpt-5.6-terra","choices":[{"index":0,"delta":{"role":"assistant","content":"Grüß 😀"},"finish_reason":null}],"usage":null}

      : keep-alive

      data: {"id":"c","model":"gpt-5.6-terra","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

      """;
  private static final String USAGE =
      """
      event: message
      data: {"id":"c","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":7,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":1},"completion_tokens_details":{"reasoning_tokens":5}}}

      """;
  private static final String DONE = "data: [DONE]\n\n";
  private static final Verdict COMPLETED =
      new Verdict(
          new End.Completed(),
          Optional.of("gpt-5.6-terra"),
          new Meter(Optional.of(new Usage(5, 4, 1, 7, 5)), Optional.empty()));

  private static final String RESPONSE =
      """
      event: response.created
      data: {"type":"response.created","response":{"status":"in_progress","model":"x","usage":null}}

      event: response.output_text.delta
      data: {"type":"response.output_text.delta","delta":"Grüß 😀"}

      event: response.completed
      data: {"type":"response.completed","response":{"status":"completed","model":"gpt-5.6-terra","error":null,"output":[],"usage":{"input_tokens":10,"input_tokens_details":{"cached_tokens":4,"cache_write_tokens":1},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":17}}}

      """;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void theUsageThatNobodyAskedForIsLeftOutWhereverTheBytesAreCut(String lineEnd) {
    byte[] stream = (TEXT + USAGE + DONE).replace("\n", lineEnd).getBytes(UTF_8);
    var expected = new Relayed((TEXT + DONE).replace("\n", lineEnd), COMPLETED);

    for (List<Integer> cuts : everyCutOf(stream.length)) {
      assertThat(Relayed.of(Relayed.CHAT, stream, cuts)).as("cut at %s", cuts).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void theUsageThatWasAskedForStaysWhereverTheBytesAreCut(String lineEnd) {
    String stream = (TEXT + USAGE + DONE).replace("\n", lineEnd);

    for (List<Integer> cuts : everyCutOf(stream.getBytes(UTF_8).length)) {
      assertThat(Relayed.of(Relayed.CHAT_WITH_USAGE, stream.getBytes(UTF_8), cuts))
          .isEqualTo(new Relayed(stream, COMPLETED));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aResponseIsWatchedWhereverTheBytesAreCut(String lineEnd) {
    String stream = RESPONSE.replace("\n", lineEnd);

    for (List<Integer> cuts : everyCutOf(stream.getBytes(UTF_8).length)) {
      assertThat(Relayed.of(Relayed.RESPONSE, stream.getBytes(UTF_8), cuts))
          .isEqualTo(new Relayed(stream, COMPLETED));
    }
  }

  @Test
  void anEventIsPassedOnWithItsLastByte() throws Exception {
    List<String> passed = new ArrayList<>();
    var relay = new StreamRelay(Relayed.CHAT, ProviderName.OPENAI, new SafeText(Relayed.KEY));
    StreamRelay.Sink sink = (bytes, length) -> passed.add(new String(bytes, 0, length, UTF_8));

    relay.feed("data: {}\n".getBytes(UTF_8), 9, sink);
    assertThat(passed).isEmpty();
    relay.feed("\ndata".getBytes(UTF_8), 5, sink);

    assertThat(passed).containsExactly("data: {}\n\n");
  }

  @Test
  void theSecondHalfOfALineEndDoesNotWaitForTheNextEvent() throws Exception {
    List<String> passed = new ArrayList<>();
    var relay = new StreamRelay(Relayed.CHAT, ProviderName.OPENAI, new SafeText(Relayed.KEY));
    StreamRelay.Sink sink = (bytes, length) -> passed.add(new String(bytes, 0, length, UTF_8));

    relay.feed("data: {}\r\n\r".getBytes(UTF_8), 11, sink);
    relay.feed("\n".getBytes(UTF_8), 1, sink);

    assertThat(passed).containsExactly("data: {}\r\n\r", "\n");
  }

  @Test
  void aStreamWithoutItsLastEmptyLineIsWholeAllTheSame() {
    assertThat(Relayed.of(Relayed.CHAT, TEXT + USAGE + "data: [DONE]"))
        .isEqualTo(new Relayed(TEXT + "data: [DONE]", COMPLETED));
    assertThat(Relayed.of(Relayed.CHAT, TEXT + USAGE.stripTrailing()))
        .isEqualTo(new Relayed(TEXT, COMPLETED));
  }

  @Test
  void anEventWithUsageAndTextIsNotLeftOut() {
    String both =
        "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\n";

    Relayed relayed = Relayed.of(Relayed.CHAT, both);

    assertThat(relayed.text()).isEqualTo(both);
    assertThat(relayed.seen().meter().usage()).contains(Usage.of(1, 2));
  }

  @Test
  void whatIsNotUnderstoodPassesOn() {
    String strange =
        "\ufeffdata: half {\n\ndata: []\n\ndata: 1\ndata: 2\n\nid: 7\nretry: 9\n\n:\n\n\n"
            + "data: {\"choices\":7,\"usage\":8,\"model\":null,\"error\":null}\n\n"
            + "data: {\"choices\":[1,{\"delta\":2,\"finish_reason\":{}}]}\n\n";

    assertThat(Relayed.of(Relayed.CHAT, strange).text()).isEqualTo(strange);
    assertThat(Relayed.of(Relayed.RESPONSE, strange).text()).isEqualTo(strange);
  }

  @Test
  void anEventThatIsTooLongToReadPassesOnAndTheNextIsReadAgain() {
    String large = "data: {\"x\":\"" + "y".repeat(9 << 20) + "\"}\r\n\r\n";
    String stream = large + TEXT + USAGE + DONE;

    Relayed relayed = Relayed.of(Relayed.CHAT, stream);

    assertThat(relayed.text().equals(large + TEXT + DONE)).isTrue();
    assertThat(relayed.seen()).isEqualTo(COMPLETED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"finish_reason":"length","delta":{}}                       | MAX_OUTPUT_TOKENS
          {"finish_reason":"content_filter","delta":{}}               | CONTENT_FILTER
          {"finish_reason":"stop","delta":{}}                         |
          {"finish_reason":"tool_calls","delta":{"tool_calls":[{}]}}  |
          """)
  void aChatEndsAsItsFinishReasonSays(String choice, Cut cut) {
    String stream = "data: {\"choices\":[" + choice + "]}\n\n" + DONE;

    End end = Relayed.of(Relayed.CHAT, stream).seen().end();

    assertThat(end).isEqualTo(cut == null ? new End.Completed() : new End.Incomplete(cut));
  }

  @Test
  void aRefusalInPiecesIsOne() {
    String stream =
        """
        data: {"choices":[{"delta":{"refusal":"I can"}}]}

        data: {"choices":[{"delta":{"refusal":"not."}}]}

        data: {"choices":[{"delta":{"refusal":null},"finish_reason":"stop"}]}

        """;

    assertThat(Relayed.of(Relayed.CHAT, stream).seen().end())
        .isEqualTo(new End.Declined("I cannot."));
  }

  @Test
  void allChoicesMustHaveFinished() {
    CompatCall two = Relayed.chat("\"stream\":true,\"n\":2");
    String first = "data: {\"choices\":[{\"index\":0,\"finish_reason\":\"stop\"}]}\n\n";
    String second = "data: {\"choices\":[{\"index\":1,\"finish_reason\":\"length\"}]}\n\n";

    assertThat(Relayed.of(two, first).seen().end()).isEqualTo(new End.Nonsense("cut_off"));
    assertThat(Relayed.of(two, first + second).seen().end())
        .isEqualTo(new End.Incomplete(Cut.MAX_OUTPUT_TOKENS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          data: {"error":{"code":"server_error"}}                                      | CHAT
          event: error\\ndata: {"type":"error","code":"server_error","param":null}       | RESPONSES
          data: {"type":"error","error":{"code":"server_error"}}                       | RESPONSES
          event: response.failed\\ndata: {"type":"response.failed","response":{"status":"failed","error":{"code":"server_error"}}} | RESPONSES
          """)
  void anErrorInAStreamIsAFailure(String event, String endpoint) {
    CompatCall call = endpoint.equals("CHAT") ? Relayed.CHAT : Relayed.RESPONSE;

    End end = Relayed.of(call, event.replace("\\n", "\n") + "\n\n").seen().end();

    assertThat(end)
        .isInstanceOfSatisfying(
            End.Failed.class,
            failed -> assertThat(failed.error().path("code").asText()).isEqualTo("server_error"));
  }

  @Test
  void aResponseMayBeIncompleteWithUsage() {
    String event =
        "data: {\"type\":\"response.incomplete\",\"response\":{\"status\":\"incomplete\","
            + "\"incomplete_details\":{\"reason\":\"max_output_tokens\"},"
            + "\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}}\n\n";

    Verdict seen = Relayed.of(Relayed.RESPONSE, event).seen();

    assertThat(seen.end()).isEqualTo(new End.Incomplete(Cut.MAX_OUTPUT_TOKENS));
    assertThat(seen.meter().usage()).contains(Usage.of(1, 2));
  }

  /// Each place, and all of them.
  private static List<List<Integer>> everyCutOf(int length) {
    List<List<Integer>> all = new ArrayList<>();
    IntStream.range(0, length).forEach(cut -> all.add(List.of(cut)));
    all.add(IntStream.range(0, length).boxed().toList());
    return all;
  }
}
