package coach.ai.compat.answer;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ModelId;
import coach.ai.provider.Reply.Cut;
import coach.support.Golden;
import org.junit.jupiter.api.Test;

class ChatWriterTest {

  @Test
  void aStreamHasTheShapeThatClientsRead() {
    String stream =
        Answered.stream(
            Answered.chat(
                ",\"stream\":true,\"stream_options\":{\"include_usage\":true}", Answered.HAIKU),
            Answered.COMPLETED);

    Golden.check("golden/compat/chat-stream.txt", stream);
  }

  @Test
  void aStreamOfTheCannedModelSaysSoInEveryChunk() {
    String stream =
        Answered.stream(Answered.chat(",\"stream\":true", ModelId.CANNED), Answered.COMPLETED);

    Golden.check("golden/compat/chat-stream-mock.txt", stream);
  }

  @Test
  void anAnswerHasTheShapeThatClientsRead() {
    String answer = Answered.text(Answered.chat("", Answered.HAIKU).whole(Answered.COMPLETED));

    Golden.check("golden/compat/chat.json", answer + "\n");
  }

  @Test
  void whoAsksTheCannedModelForSeveralChoicesGetsThem() {
    String answer =
        Answered.text(Answered.chat(",\"n\":2", ModelId.CANNED).whole(Answered.COMPLETED));

    assertThat(answer)
        .contains("\"mock\":true")
        .contains("\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello world\"")
        .contains("\"index\":1,\"message\":{\"role\":\"assistant\",\"content\":\"Hello world\"");
  }

  @Test
  void aRefusalHasNoContent() {
    String answer = Answered.text(Answered.chat("", Answered.HAIKU).whole(Answered.DECLINED));
    String end =
        Answered.text(Answered.chat(",\"stream\":true", Answered.HAIKU).end(Answered.DECLINED));

    assertThat(answer)
        .contains("\"content\":null,\"refusal\":\"I cannot.\"", "\"finish_reason\":\"stop\"")
        .doesNotContain("usage");
    assertThat(end)
        .contains("\"delta\":{\"refusal\":\"I cannot.\"}")
        .endsWith("\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
  }

  @Test
  void whyAnAnswerStoppedShortIsInItsFinishReason() {
    AnswerWriter writer = Answered.chat("", Answered.HAIKU);

    assertThat(Answered.text(writer.whole(Answered.cut(Cut.MAX_OUTPUT_TOKENS))))
        .contains("\"finish_reason\":\"length\"");
    assertThat(Answered.text(writer.whole(Answered.cut(Cut.CONTENT_FILTER))))
        .contains("\"finish_reason\":\"content_filter\"");
  }

  @Test
  void aBrokenStreamEndsInAnErrorAndIsNotDone() {
    String end =
        Answered.text(
            Answered.chat(",\"stream\":true", Answered.HAIKU)
                .broken("server_error", "The model stopped."));

    assertThat(end)
        .isEqualTo(
            "data: {\"error\":{\"message\":\"The model stopped.\",\"type\":\"server_error\","
                + "\"param\":null,\"code\":\"server_error\"}}\n\n");
  }

  @Test
  void whateverATextIsMadeOfItIsOneEvent() {
    String event =
        Answered.text(
            Answered.chat(",\"stream\":true", Answered.HAIKU).text("\r\n\n\u2028\"😀\ud83d"));

    assertThat(event)
        .contains("\"content\":\"\\r\\n\\n\\u2028\\\"\\uD83D\\uDE00\\uD83D\"")
        .endsWith("}\n\n");
    assertThat(event.strip().lines()).hasSize(1);
  }
}
