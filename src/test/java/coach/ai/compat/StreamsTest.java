package coach.ai.compat;

import static coach.ai.compat.CompatRig.CHAT;
import static coach.ai.compat.CompatRig.RESPONSES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.support.Person;
import coach.support.StubProvider;
import coach.support.TestCoach;
import coach.support.stub.Call;
import coach.support.stub.Mode;
import coach.support.stub.Script;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers that come while they are written, through the whole service and its books.
class StreamsTest {
  private static final String FIRST =
      "data: {\"id\":\"c\",  \"choices\":[{\"index\":0,\"delta\":{\"content\":\"He\\u006clo\"}}]}\n\n";
  private static final String LAST =
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"odd\":1e400}\r\n\r\n";
  private static final String USAGE =
      "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  private static CompatRig rig;
  private final HttpClient client = HttpClient.newHttpClient();

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
  void theEventsAreTheProvidersOwnByteByByte() throws Exception {
    rig.stub.next(Script.events(": hi\n\n" + FIRST + LAST + USAGE + DONE));

    HttpResponse<String> response =
        rig.chat(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(": hi\n\n" + FIRST + LAST + USAGE + DONE);
    assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(response.headers().firstValue("X-Coach-Attempts")).hasValue("1");
    assertThat(response.headers().firstValue("X-Coach-Model")).hasValue("openai/gpt-5.6-terra");
    assertThat(response.headers().firstValue("X-Coach-Overhead-Ms")).isPresent();
    assertThat(response.headers().firstValue("X-Coach-Cost-USD")).as("known later").isEmpty();
    assertThat(rig.ledger("state, input_tokens, output_tokens, first_byte_ms IS NOT NULL"))
        .containsExactly("settled 9 3 t");
  }

  @Test
  void usageThatTheClientDidNotAskForStaysInTheBooks() throws Exception {
    rig.stub.next(Script.events(FIRST + LAST + USAGE + DONE));

    HttpResponse<String> response = rig.chat(",\"stream\":true");

    assertThat(response.body()).isEqualTo(FIRST + LAST + DONE);
    assertThat(rig.calls().getFirst().json().at("/stream_options/include_usage").asBoolean())
        .isTrue();
    assertThat(rig.ledger("state, input_tokens, output_tokens")).containsExactly("settled 9 3");
  }

  @Test
  void aResponseStreamsToo() throws Exception {
    HttpResponse<String> response = rig.responses(",\"stream\":true");

    assertThat(response.body())
        .startsWith("event: response.created\n")
        .contains("event: response.completed\n");
    assertThat(rig.calls().getFirst().json().path("store")).hasToString("false");
    assertThat(rig.ledger("state, input_tokens, output_tokens")).containsExactly("settled 100 20");
  }

  @Test
  void eachEventArrivesWhileTheNextIsThoughtAbout() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    rig.stub.next(
        (_, line) -> {
          line.begin(200, "text/event-stream");
          line.chunk(FIRST.getBytes(UTF_8));
          heard.await();
          line.chunk((LAST + USAGE + DONE).getBytes(UTF_8));
          line.end(Script.Ending.PROPER);
        });

    try (InputStream body = stream(CHAT)) {
      String first = new String(body.readNBytes(FIRST.length()), UTF_8);
      heard.countDown();

      assertThat(first).isEqualTo(FIRST);
      assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo(LAST + DONE);
    }
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
  void whoLeavesInTheMiddlePaysForTheWhole() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    byte[] much = FIRST.repeat(2_000).getBytes(UTF_8);
    rig.stub.next(
        (_, line) -> {
          line.begin(200, "text/event-stream");
          line.chunk(FIRST.getBytes(UTF_8));
          gone.await();
          for (int i = 0; i < 20; i++) {
            line.chunk(much);
          }
          line.chunk((LAST + USAGE + DONE).getBytes(UTF_8));
          line.end(Script.Ending.PROPER);
        });

    try (InputStream body = stream(CHAT)) {
      assertThat(body.readNBytes(10)).hasSize(10);
    }
    gone.countDown();

    await()
        .untilAsserted(
            () -> assertThat(rig.ledger("state, output_tokens")).containsExactly("settled 3"));
    assertThat(rig.stub.abandoned()).isZero();
  }

  @Test
  void aSlowReaderMakesTheProviderWaitAndLosesNothing() throws Exception {
    byte[] much = FIRST.repeat(20_000).getBytes(UTF_8);
    CountDownLatch written = new CountDownLatch(1);
    rig.stub.next(
        (_, line) -> {
          line.begin(200, "text/event-stream");
          for (int i = 0; i < 20; i++) {
            line.chunk(much);
          }
          written.countDown();
          line.chunk((LAST + USAGE + DONE).getBytes(UTF_8));
          line.end(Script.Ending.PROPER);
        });

    try (InputStream body = stream(CHAT)) {
      assertThat(body.readNBytes(100)).hasSize(100);
      long before = written.getCount();
      long rest = body.transferTo(OutputStream.nullOutputStream());

      assertThat(before).as("40 MB do not fit on the way").isOne();
      assertThat(rest).isEqualTo(20L * much.length + LAST.length() + DONE.length() - 100);
    }
    assertThat(rig.ledger("state, output_tokens")).containsExactly("settled 3");
  }

  @Test
  void aModelOfOtherWordsAnswersInTheClients() throws Exception {
    try (StubProvider anthropic = StubProvider.start();
        CompatRig both =
            new CompatRig(
                Map.of(
                    "ANTHROPIC_API_KEY",
                    "sk-ant-test-0123456789abcdefghijklmnop",
                    "ANTHROPIC_BASE_URL",
                    anthropic.base().toString()))) {
      both.stub.is(Mode.BAD_GATEWAY);

      HttpResponse<String> streamed =
          both.chat(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
      HttpResponse<String> whole = both.chat("");
      HttpResponse<String> inexpressible = both.chat(",\"logit_bias\":{\"50\":1}");

      assertThat(streamed.body())
          .contains("chat.completion.chunk", "\"prompt_tokens\":100")
          .endsWith(DONE);
      assertThat(both.coach.tree(whole.body()).at("/choices/0/message/content").asText())
          .isEqualTo("The stub sees an uptrend.");
      assertThat(inexpressible.statusCode()).isEqualTo(503);
      assertThat(anthropic.paid()).isEqualTo(2);
    }
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

  @Test
  void theCannedModelStreamsAndSaysSo() throws Exception {
    try (TestCoach canned = TestCoach.start(Map.of("USE_MOCK_OPENAI", "true"))) {
      String key = Person.trader(canned).key("ai").bearer();
      for (String path : List.of(CHAT, RESPONSES)) {
        String question =
            path.equals(CHAT) ? CompatRig.question() : "\"model\":\"coach\",\"input\":\"Hi\"";

        HttpResponse<String> response =
            canned.send("POST", path, "{" + question + ",\"stream\":true}", key);

        assertThat(response.headers().firstValue("X-Mock")).hasValue("true");
        assertThat(response.body()).contains("\"mock\":true").contains("data: ");
      }
    }
  }

  private InputStream stream(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rig.coach.port() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", rig.key)
            .POST(BodyPublishers.ofString("{" + CompatRig.question() + ",\"stream\":true}"))
            .build();
    return client.send(request, BodyHandlers.ofInputStream()).body();
  }
}
