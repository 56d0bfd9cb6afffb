package coach.ai.compat.answer;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ModelId;
import coach.ai.provider.Reply.Cut;
import coach.support.Golden;
import org.junit.jupiter.api.Test;

class ResponseWriterTest {

  @Test
  void aStreamHasTheShapeThatClientsRead() {
    String stream =
        Answered.stream(Answered.response(",\"stream\":true", Answered.HAIKU), Answered.COMPLETED);

    Golden.check("golden/compat/response-stream.txt", stream);
  }

  @Test
  void aRefusalFollowsOnWhatWasSaidBeforeIt() {
    String stream =
        Answered.stream(Answered.response(",\"stream\":true", Answered.HAIKU), Answered.DECLINED);

    Golden.check("golden/compat/response-stream-refused.txt", stream);
  }

  @Test
  void anAnswerHasTheShapeThatClientsReadAndRepeatsWhatWasAsked() {
    AnswerWriter writer =
        Answered.response(
            ",\"instructions\":\"Be brief.\",\"metadata\":{\"a\":\"b\"},\"max_output_tokens\":9,"
                + "\"temperature\":0.50,\"text\":{\"format\":{\"type\":\"json_object\"}}",
            ModelId.CANNED);

    Golden.check(
        "golden/compat/response.json", Answered.text(writer.whole(Answered.COMPLETED)) + "\n");
  }

  @Test
  void aStreamOfTheCannedModelSaysSoInEveryEvent() {
    String stream =
        Answered.stream(Answered.response(",\"stream\":true", ModelId.CANNED), Answered.COMPLETED);

    assertThat(stream.lines().filter(line -> line.startsWith("data: ")))
        .allMatch(line -> line.endsWith(",\"mock\":true}"));
  }

  @Test
  void anAnswerThatStoppedShortSaysWhy() {
    AnswerWriter writer = Answered.response("", Answered.HAIKU);

    assertThat(Answered.text(writer.whole(Answered.cut(Cut.MAX_OUTPUT_TOKENS))))
        .contains("\"status\":\"incomplete\"", "{\"reason\":\"max_output_tokens\"}");
    assertThat(
            Answered.stream(
                Answered.response(",\"stream\":true", Answered.HAIKU),
                Answered.cut(Cut.CONTENT_FILTER)))
        .contains("event: response.incomplete\n", "{\"reason\":\"content_filter\"}");
  }

  @Test
  void aBrokenStreamEndsInAnErrorWithTheNextNumber() {
    AnswerWriter writer = Answered.response(",\"stream\":true", Answered.HAIKU);
    writer.begin();

    assertThat(Answered.text(writer.broken("server_error", "The model stopped.")))
        .isEqualTo(
            "event: error\ndata: {\"type\":\"error\",\"sequence_number\":3,"
                + "\"code\":\"server_error\",\"message\":\"The model stopped.\","
                + "\"param\":null}\n\n");
  }
}
