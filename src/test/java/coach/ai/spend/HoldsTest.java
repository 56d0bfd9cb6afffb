package coach.ai.spend;

import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.released;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.unknown;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import coach.ai.Payer;
import coach.ai.spend.BooksServer.Answer;
import coach.platform.AuditEntry;
import coach.platform.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `GET /api/ops/holds`, and what operators say of them.
class HoldsTest {
  private static final Payer ANN = user();

  private final BooksServer server = new BooksServer();
  private final TestBooks books = server.books;
  private final Ledger ledger = server.feature.ledger();

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Test
  void holdsOfUnknownOutcomeAreListedOldestFirst() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Hold hold = held(ledger, user(), 1);
      ledger.settle(hold, unknown());
      made.add(hold.id().toString());
      books.pass(Duration.ofSeconds(1));
    }
    Hold underWay = held(ledger, user(), 1);

    JsonNode first = server.operator("/api/ops/holds?limit=2").body();
    JsonNode second =
        server.operator("/api/ops/holds?limit=2&cursor=" + first.path("next").asText()).body();
    JsonNode held = server.operator("/api/ops/holds?state=held").body();

    assertThat(first.at("/items/0/id").asText()).isEqualTo(made.get(0));
    assertThat(first.at("/items/1/id").asText()).isEqualTo(made.get(1));
    assertThat(second.at("/items/0/id").asText()).isEqualTo(made.get(2));
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(held.path("items")).hasSize(1);
    assertThat(held.at("/items/0/id").asText()).isEqualTo(underWay.id().toString());
  }

  @Test
  void whatAnOperatorFoundOutGoesIntoTheBooks() throws Exception {
    Hold charged = held(ledger, user(), 1_000_000);
    Hold free = held(ledger, user(), 1_000_000);
    ledger.settle(charged, unknown());
    ledger.settle(free, unknown());

    Answer settled = resolve(charged, "{\"outcome\":\"settled\",\"cost_usd\":0.0123}");
    Answer released = resolve(free, "{\"outcome\":\"released\"}");

    assertThat(settled.status()).isEqualTo(200);
    assertThat(settled.body().path("state").asText()).isEqualTo("settled");
    assertThat(settled.body().path("cost_usd").toString()).isEqualTo("0.0123");
    assertThat(settled.body().path("outcome").asText()).isEqualTo("timeout");
    assertThat(released.body().path("state").asText()).isEqualTo("released");
    assertThat(released.body().path("cost_usd").toString()).isEqualTo("0");
    assertThat(books.balance("day", "2026-11-20")).isEqualTo("0/12300");
    assertThat(books.one("SELECT count(*) FROM ai_attempts WHERE resolved_by IS NOT NULL"))
        .isEqualTo("2");
    assertThat(books.differences()).isEmpty();
    assertThat(server.audit)
        .extracting(AuditEntry::action)
        .containsExactly("hold.resolve", "hold.resolve");
    assertThat(server.audit.getFirst().subject()).isEqualTo("attempt:" + charged.id());
    assertThat(server.audit.getFirst().details())
        .containsOnly(entry("outcome", "settled"), entry("cost_usd", "0.0123"));
  }

  @Test
  void onlyWhatIsUnknownIsResolvedAndOnlyOnce() throws Exception {
    Hold underWay = held(ledger, user(), 1_000_000);
    Hold done = held(ledger, user(), 1_000_000);
    ledger.settle(done, settled(5));

    assertThat(resolve(underWay, "{\"outcome\":\"released\"}").status()).isEqualTo(409);
    assertThat(resolve(done, "{\"outcome\":\"released\"}").status()).isEqualTo(409);
    ledger.settle(underWay, unknown());
    assertThat(resolve(underWay, "{\"outcome\":\"released\"}").status()).isEqualTo(200);
    assertThat(resolve(underWay, "{\"outcome\":\"released\"}").status()).isEqualTo(409);
    Answer missing =
        server.operator(
            "POST",
            "/api/ops/holds/" + UUID.randomUUID() + "/resolve",
            "{\"outcome\":\"released\"}");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(books.balance("day", "2026-11-20")).isEqualTo("0/5");
    assertThat(server.audit).hasSize(1);
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void allThatHasBeenUnknownForLongIsSettledAtItsHold() throws Exception {
    for (int i = 0; i < 205; i++) {
      ledger.settle(held(ledger, i % 2 == 0 ? user() : ANN, 1_000), unknown());
    }
    Hold underWay = held(ledger, user(), 7);
    books.pass(Duration.ofHours(11));
    books.pass(Duration.ofHours(2)); // another day
    Hold young = held(ledger, user(), 50);
    ledger.settle(young, unknown());
    ledger.await();

    String first = resolveAll("PT1H", "settled");
    String second = resolveAll("PT1H", "released");

    assertThat(first).isEqualToIgnoringNewLines("205 attempts are settled, at 0.205 USD together");
    assertThat(second).isEqualToIgnoringNewLines("0 attempts are released, at 0 USD together");
    assertThat(books.state(underWay)).isEqualTo("held -");
    assertThat(books.state(young)).isEqualTo("unknown timeout");
    assertThat(books.balance("day", "2026-11-20")).isEqualTo("7/205000");
    assertThat(books.balance("day", "2026-11-21")).isEqualTo("50/0");
    assertThat(books.differences()).isEmpty();
    assertThat(server.audit)
        .hasSize(205)
        .allSatisfy(
            entry -> {
              assertThat(entry.action()).isEqualTo("hold.resolve");
              assertThat(entry.actor()).isEqualTo(new AuditEntry.Actor.Command());
              assertThat(entry.details())
                  .containsOnly(entry("outcome", "settled"), entry("cost_usd", "0.001"));
            })
        .extracting(AuditEntry::subject)
        .doesNotHaveDuplicates();
  }

  @Test
  void allThatHasBeenUnknownForLongIsReleased() throws Exception {
    Hold hold = held(ledger, user(), 1_000);
    ledger.settle(hold, unknown());
    ledger.await();
    books.pass(Duration.ofHours(1).plusMillis(1));

    String told = resolveAll("PT1H", "released");

    assertThat(told).isEqualToIgnoringNewLines("1 attempt is released, at 0 USD together");
    assertThat(books.state(hold)).isEqualTo("released timeout");
    assertThat(books.balance("day", "2026-11-20")).isEqualTo("0/0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void operatorsWhoResolveAllAtOnceDoItOnce() throws Exception {
    for (int i = 0; i < 150; i++) {
      ledger.settle(held(ledger, ANN, 1_000), unknown());
    }
    ledger.await();
    books.pass(Duration.ofHours(2));

    List<String> told =
        Crowd.together(4, i -> resolveAll("PT1H", i % 2 == 0 ? "settled" : "released"));

    assertThat(told.stream().mapToInt(HoldsTest::count).sum()).isEqualTo(150);
    assertThat(server.audit).hasSize(150);
    assertThat(books.differences()).isEmpty();
  }

  private static int count(String told) {
    return Integer.parseInt(told.substring(0, told.indexOf(' ')));
  }

  @ParameterizedTest
  @CsvSource({
    "PT59M59S, settled",
    "P401D, settled",
    "-PT1H, settled",
    "1h, settled",
    "PT1H, unknown",
    "PT1H, held",
    "PT1H, ''",
    "'', settled",
  })
  void whatIsResolvedAtOnceIsOldAndHasOneOutcome(String age, String outcome) {
    ledger.settle(held(ledger, ANN, 1_000), unknown());
    books.pass(Duration.ofDays(1));

    assertThatThrownBy(() -> resolveAll(age, outcome)).isInstanceOf(ProblemException.class);
    assertThat(books.balance("day", "2026-11-20")).isEqualTo("1000/0");
    assertThat(server.audit).isEmpty();
  }

  private String resolveAll(String age, String outcome) throws Exception {
    StringWriter output = new StringWriter();
    Task task =
        server.feature.tasks().stream()
            .filter(it -> it.getName().equals("resolve-holds"))
            .findFirst()
            .orElseThrow();
    task.execute(
        Map.of("older_than", List.of(age), "outcome", List.of(outcome)), new PrintWriter(output));
    return output.toString();
  }

  @Test
  void anAttemptOfAProviderThatANewerNodeKnowsIsResolvedToo() throws Exception {
    Hold hold = held(ledger, user(), 1_000_000);
    ledger.settle(hold, unknown());
    books.execute("UPDATE ai_attempts SET provider = 'xai', model = 'grok-9'");

    Answer settled = resolve(hold, "{\"outcome\":\"settled\",\"cost_usd\":0.5}");

    assertThat(settled.status()).isEqualTo(200);
    assertThat(settled.body().path("provider").asText()).isEqualTo("xai");
    assertThat(books.one("SELECT DISTINCT provider || '/' || model FROM ai_usage_totals"))
        .isEqualTo("xai/grok-9");
    assertThat(books.differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"outcome\":\"unknown\"}",
        "{\"outcome\":\"settled\"}",
        "{\"outcome\":\"released\",\"cost_usd\":1}",
        "{\"outcome\":\"settled\",\"cost_usd\":-1}",
        "{\"outcome\":\"settled\",\"cost_usd\":0.0000001}",
        "{\"outcome\":\"settled\",\"cost_usd\":10001}",
      })
  void halfAResolutionIsNone(String body) throws Exception {
    Hold hold = held(ledger, user(), 1);
    ledger.settle(hold, unknown());

    assertThat(resolve(hold, body).status()).isEqualTo(422);
    assertThat(books.state(hold)).isEqualTo("unknown timeout");
  }

  private Answer resolve(Hold hold, String body) {
    return server.operator("POST", "/api/ops/holds/" + hold.id() + "/resolve", body);
  }
}
