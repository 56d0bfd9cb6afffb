package coach.ai.compat;

import static coach.ai.compat.StreamEvents.DONE;
import static coach.ai.compat.StreamEvents.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import coach.support.stub.Call;
import coach.support.stub.Mode;
import coach.support.stub.Script;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Streams that fail, or whose model does: before the first byte and after it.
class StreamFaultsTest {
  private static CompatRig rig;

  @BeforeAll
  static void start() throws Exception {
    rig = CompatRig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void begin() {
    rig.stub.is(Mode.OK);
    rig.forget();
  }

  @Test
  void anotherModelIsAskedBeforeTheFirstByteAndNoneAfter() throws Exception {
    rig.stub.next(Mode.BAD_GATEWAY.script());
    HttpResponse<String> before = rig.chat(",\"stream\":true");
    rig.stub.next(Script.half("text/event-stream", FIRST, Script.Ending.RESET));
    HttpResponse<String> after = rig.chat(",\"stream\":true");

    assertThat(before.body()).endsWith(DONE);
    assertThat(before.headers().firstValue("X-Coach-Attempts")).hasValue("2");
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).startsWith(FIRST).doesNotContain("[DONE]");
    assertThat(rig.calls())
        .extracting(Call::model)
        .containsExactly("gpt-5.6-terra", "gpt-5.6-luna", "gpt-5.6-terra");
  }

  @Test
  void aStreamThatBreaksOffSaysSo() throws Exception {
    rig.stub.next(Script.half("text/event-stream", FIRST + "data: {\"cho", Script.Ending.HANG_UP));
    HttpResponse<String> chat = rig.chat(",\"stream\":true");
    rig.stub.next(
        Script.half(
            "text/event-stream",
            "event: response.created\ndata: {\"sequence_number\":0}\n\nevent: resp",
            Script.Ending.RESET));
    HttpResponse<String> response = rig.responses(",\"stream\":true");

    assertThat(chat.body()).startsWith(FIRST + "\n\ndata: {\"error\":{\"message\":");
    assertThat(chat.body()).contains("\"code\":\"server_is_overloaded\"").endsWith("\n\n");
    assertThat(response.body())
        .contains("\n\nevent: error\ndata: {\"type\":\"error\",\"sequence_number\":1,")
        .doesNotContain("resp\n");
    assertThat(rig.ledger("state")).containsExactly("unknown", "unknown");
  }

  @Test
  void anErrorInsideAStreamShowsNoKey() throws Exception {
    String told =
        "data: {\"error\":{\"message\":\"boom key sk-test-0123456789abcdefghijklmnopqrstuv\"}}\n\n";
    rig.stub.next(Script.events(FIRST + told));

    HttpResponse<String> response = rig.chat(",\"stream\":true");

    assertThat(response.body())
        .startsWith(FIRST + "data: {\"error\":{\"message\":\"boom key ")
        .doesNotContain("0123456789")
        .endsWith("}\n\n");
  }

  @Test
  void aFailureBeforeTheFirstByteHasAStatusOfItsOwn() throws Exception {
    rig.stub.next(Script.openAiError(400, "invalid_request_error", "bad", "Bad."));

    HttpResponse<String> response = rig.chat(",\"stream\":true");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void aWholeAnswerInsteadOfAStreamIsOfNoUseAndOnTheBooks() throws Exception {
    rig.stub.next(
        Script.json(
            200,
            "{\"choices\":[{\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}"));

    HttpResponse<String> response = rig.chat(",\"stream\":true");

    assertThat(response.body()).endsWith(DONE);
    assertThat(rig.ledger("state, outcome, output_tokens"))
        .containsExactly("settled malformed 3", "settled completed 20");
  }

  @Test
  void aModelThatSaysNothingIsGivenUpForAnother() throws Exception {
    try (CompatRig hasty = new CompatRig(Map.of("AI_DEADLINE_SECONDS", "4"))) {
      hasty.stub.next(Script.silence(), Script.good(), Script.silence(), Script.good());

      HttpResponse<String> streamed = hasty.chat(",\"stream\":true");
      HttpResponse<String> whole = hasty.chat("");

      assertThat(streamed.body()).endsWith(DONE);
      assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
      assertThat(hasty.ledger("state, model"))
          .containsExactly(
              "unknown gpt-5.6-terra",
              "settled gpt-5.6-luna",
              "unknown gpt-5.6-terra",
              "settled gpt-5.6-luna");
    }
  }
}
