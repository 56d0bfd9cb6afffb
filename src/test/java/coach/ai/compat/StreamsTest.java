package coach.ai.compat;

import static coach.ai.compat.CompatRig.CHAT;
import static coach.ai.compat.CompatRig.RESPONSES;
import static coach.ai.compat.StreamEvents.DONE;
import static coach.ai.compat.StreamEvents.FIRST;
import static coach.ai.compat.StreamEvents.LAST;
import static coach.ai.compat.StreamEvents.USAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.support.Person;
import coach.support.StubProvider;
import coach.support.TestCoach;
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
