package coach.ai.compat;

import static coach.ai.compat.CompatRig.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import coach.support.Person;
import coach.support.TestCoach;
import coach.support.TestDatabase;
import coach.support.stub.Mode;
import coach.support.stub.Script;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One paid call for each key, on two nodes with one database.
class IdempotencyTest {
  private static CompatRig rig;
  private static TestCoach other;

  private String key = "";

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> shared =
        Map.of("JWT_SECRET", "fake-signing-secret-of-two-nodes-0123456789abcdef");
    rig = new CompatRig(shared);
    Map<String, String> settings = new HashMap<>(shared);
    settings.put("DATABASE_URL", rig.coach.databaseUrl());
    other = TestCoach.start(CompatRig.environment(rig.stub, settings));
  }

  @AfterAll
  static void stop() {
    other.close();
    rig.close();
  }

  @BeforeEach
  void begin() {
    rig.stub.is(Mode.OK);
    rig.forget();
    key = UUID.randomUUID().toString();
  }

  @Test
  void theSameRequestGetsTheSameAnswerAndIsPaidForOnce() throws Exception {
    HttpResponse<String> first = keyed("");
    HttpResponse<String> again = keyed("");
    HttpResponse<String> elsewhere =
        other.send("POST", CHAT, "{" + CompatRig.question() + "}", rig.key, "Idempotency-Key", key);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    for (HttpResponse<String> replay : List.of(again, elsewhere)) {
      assertThat(replay.statusCode()).isEqualTo(200);
      assertThat(replay.body()).isEqualTo(first.body());
      assertThat(replay.headers().firstValue("Idempotent-Replayed")).hasValue("true");
      assertThat(replay.headers().firstValue("X-Coach-Cost-USD"))
          .isEqualTo(first.headers().firstValue("X-Coach-Cost-USD"));
    }
    assertThat(rig.calls()).hasSize(1);
    assertThat(
            rig.one(
                "SELECT i.answer_id = a.answer_id FROM ai_attempts a, idempotency_keys i WHERE i.key = '"
                    + key
                    + "'"))
        .isEqualTo("true");
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() throws Exception {
    keyed("");
    HttpResponse<String> response = keyed(",\"seed\":1");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("key_reused");
    assertThat(rig.calls()).hasSize(1);
  }

  @Test
  void twoKeysAreNone() throws Exception {
    HttpResponse<String> response =
        rig.chat("", "Idempotency-Key", key, "Idempotency-Key", UUID.randomUUID().toString());

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Idempotency-Key", "must be sent once");
    assertThat(rig.calls()).isEmpty();
  }

  @Test
  void theKeysOfOneUserAreNothingToAnother() throws Exception {
    keyed("");
    String stranger = Person.trader(rig.coach).key("ai").bearer();
    HttpResponse<String> response =
        rig.coach.send(
            "POST", CHAT, "{" + CompatRig.question() + "}", stranger, "Idempotency-Key", key);

    assertThat(response.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(rig.calls()).hasSize(2);
  }

  @Test
  void aTwinOfARequestUnderWayIsToldToComeAgain() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    rig.stub.next(
        (call, line) -> {
          asked.countDown();
          answer.await();
          Script.good().play(call, line);
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<HttpResponse<String>> first = threads.submit(() -> keyed(""));
      asked.await();

      HttpResponse<String> twin = keyed("");
      answer.countDown();

      assertThat(twin.statusCode()).isEqualTo(409);
      assertThat(twin.headers().firstValue("Retry-After")).isPresent();
      assertThat(first.get().statusCode()).isEqualTo(200);
    }
    assertThat(rig.calls()).hasSize(1);
  }

  @Test
  void whatCostNothingMayBeAskedAgain() throws Exception {
    rig.stub.next(Script.openAiError(400, "invalid_request_error", "bad", "Bad."));
    HttpResponse<String> first = keyed("");
    HttpResponse<String> again = keyed("");

    assertThat(first.statusCode()).isEqualTo(400);
    assertThat(again.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_ERROR", "OVERLOADED"})
  void aFailureThatCertainlyCostNothingGivesTheKeyBack(Mode mode) throws Exception {
    rig.stub.is(mode);
    HttpResponse<String> first = keyed("");
    int asked = rig.calls().size();
    HttpResponse<String> again = keyed("");

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("X-Coach-Cost-USD")).isPresent();
    assertThat(again.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(message(again)).doesNotContain("Idempotency-Key");
    assertThat(rig.calls()).as("it really tries again").hasSizeGreaterThan(asked);
    assertThat(rig.one("SELECT count(*) FROM idempotency_keys WHERE key = '" + key + "'"))
        .isEqualTo("0");
  }

  @Test
  void aFailureThatMayHaveCostSomethingIsKeptToo() throws Exception {
    rig.stub.is(Mode.BAD_GATEWAY);
    HttpResponse<String> first = keyed("");
    rig.stub.is(Mode.OK);
    HttpResponse<String> again = keyed("");

    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(again.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).isPresent();
    assertThat(again.headers().firstValue("Retry-After"))
        .isEqualTo(first.headers().firstValue("Retry-After"));
    assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(message(again))
        .isEqualTo(message(first) + " Use another Idempotency-Key to try again.");
    assertThat(rig.calls()).hasSize(2);
  }

  @Test
  void anAnswerThatDiedWithItsNodeIsLostWhenItWasPaid() throws Exception {
    keyed("");
    interrupt();

    HttpResponse<String> paid = keyed("");
    rig.forget();
    interrupt();
    HttpResponse<String> unpaid = keyed("");

    assertThat(paid.statusCode()).isEqualTo(410);
    assertThat(unpaid.statusCode()).isEqualTo(200);
    assertThat(rig.calls()).hasSize(1);
  }

  /// As if the node had died under way, longer ago than an answer takes.
  private void interrupt() {
    TestDatabase.execute(
        rig.coach.databaseUrl(),
        "UPDATE idempotency_keys SET state = 'running', status = NULL, content_type = NULL,"
            + " headers = NULL, body = NULL, lease_until = created_at WHERE key = '"
            + key
            + "'");
  }

  private static String message(HttpResponse<String> response) throws Exception {
    return rig.coach.tree(response.body()).at("/error/message").asText();
  }

  private HttpResponse<String> keyed(String members) throws Exception {
    return rig.chat(members, "Idempotency-Key", key);
  }
}
