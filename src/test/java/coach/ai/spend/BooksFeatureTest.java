package coach.ai.spend;

import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.key;
import static coach.ai.spend.TestBooks.released;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.unknown;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import coach.ai.Answer.Budget;
import coach.ai.Payer;
import coach.ai.spend.BooksServer.Answer;
import coach.ai.spend.Budgets.Part;
import coach.ai.spend.Budgets.Standing;
import coach.ai.spend.Grant.Held;
import coach.ai.spend.Grant.OverBudget;
import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.ProblemException;
import coach.shared.Money;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksFeatureTest {
  private static final Money USD = new Money(1_000_000);
  private static final Caps CAPS =
      new Caps(
          ZoneOffset.UTC,
          new Money(40_000_000),
          new Money(50_000_000),
          new Money(60_000_000),
          new Money(1_000_000_000),
          new Money(1_000_000_000));
  private static final String TOMORROW = "2026-11-21T12:00:00Z";

  private final BooksServer server = new BooksServer(CAPS);
  private final TestBooks books = server.books;
  private final Ledger ledger = server.feature.ledger();

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Test
  void theLedgerShowsWhatIsKnownAndNothingElse() throws Exception {
    Payer payer = key(new UserId(UUID.randomUUID()), 2_000_000);
    Hold hold = held(ledger, payer, 1_500_000);

    JsonNode open = server.operator("/api/ops/ledger").body().at("/items/0");
    ledger.settle(hold, settled(1_234_567));
    JsonNode settled = server.operator("/api/ops/ledger").body().at("/items/0");

    assertThat(names(open))
        .containsExactly(
            "id",
            "at",
            "state",
            "purpose",
            "provider",
            "model",
            "user_id",
            "api_key_id",
            "attempt",
            "tokens",
            "held_usd",
            "cost_usd",
            "latency_ms",
            "outcome",
            "request_id");
    assertThat(open.path("state").asText()).isEqualTo("held");
    assertThat(open.path("at").asText()).isEqualTo("2026-11-20T12:00:00Z");
    assertThat(open.path("cost_usd").isNull()).isTrue();
    assertThat(open.path("latency_ms").isNull()).isTrue();
    assertThat(open.at("/tokens/input").isNull()).isTrue();
    assertThat(settled.path("held_usd").toString()).isEqualTo("1.5");
    assertThat(settled.path("cost_usd").toString()).isEqualTo("1.234567");
    assertThat(settled.path("tokens").toString())
        .isEqualTo(
            "{\"input\":100,\"cached_input\":20,\"cache_write\":3,\"output\":40,\"reasoning\":10}");
    assertThat(settled.path("api_key_id").asText())
        .isEqualTo(payer.key().orElseThrow().id().toString());
  }

  @Test
  void theLedgerIsReadInPagesNewestFirst() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(held(ledger, user(), 1).id().toString());
      books.pass(Duration.ofSeconds(1));
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = server.operator("/api/ops/ledger?limit=3" + cursor).body();
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      cursor = page.path("next").isNull() ? "" : "&cursor=" + page.path("next").asText();
    } while (!cursor.isEmpty());

    assertThat(seen).isEqualTo(made.reversed());
  }

  @Test
  void theLedgerIsFilteredByStateModelAndTime() throws Exception {
    Hold first = held(ledger, user(), 1);
    books.pass(Duration.ofMillis(1));
    Hold second = held(ledger, user(), 1);
    ledger.settle(second, released());

    assertThat(ids("?state=held")).containsExactly(first.id().toString());
    assertThat(ids("?state=released")).containsExactly(second.id().toString());
    assertThat(ids("?state=unknown")).isEmpty();
    assertThat(ids("?model=gpt-5.6-terra")).hasSize(2);
    assertThat(ids("?model=gpt-4o")).isEmpty();
    assertThat(ids("?to=2026-11-20T12:00:00.001Z")).containsExactly(first.id().toString());
    assertThat(ids("?from=2026-11-20T12:00:00.001Z")).containsExactly(second.id().toString());
    assertThat(ids("?from=2026-11-20T13:00:00%2B01:00")).hasSize(2);
    assertThat(ids("?from=2026-11-20T12:00:00.000000001Z&state=released&model=gpt-5.6-terra"))
        .containsExactly(second.id().toString());
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    Answer answer = server.operator("/api/ops/ledger" + query);
    assertThat(answer.status()).isEqualTo(200);
    answer.body().path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger?state=open",
        "ledger?state=",
        "ledger?state=HELD",
        "ledger?model=",
        "ledger?model=%27%20OR%201",
        "ledger?model=%00",
        "ledger?from=yesterday",
        "ledger?from=2026-11-20",
        "ledger?to=2026-11-20T12:00:00",
        "ledger?to=%2B1000000000-01-01T00:00:00Z",
        "ledger?from=2026-11-20T12:00:00Z&to=2026-11-20T12:00:00Z",
        "ledger?limit=0",
        "ledger?limit=501",
        "ledger?cursor=x",
        "holds?state=settled",
        "holds?cursor=%00",
      })
  void nonsenseInAQueryIsInvalid(String query) {
    assertThat(server.operator("/api/ops/" + query).status()).isEqualTo(422);
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

  @Test
  void theBudgetShowsTheDayAndTheMonth() throws Exception {
    ledger.settle(held(ledger, user(), 30_000_000), settled(20_000_000));
    held(ledger, user(), 25_000_000);

    JsonNode budget = server.operator("/api/ops/budget").body();

    assertThat(budget.path("day").toString())
        .isEqualTo(
            "{\"cap_usd\":60,\"target_usd\":50,\"spent_usd\":20,\"held_usd\":25,"
                + "\"remaining_usd\":15,\"starts_at\":\"2026-11-20T00:00:00Z\","
                + "\"resets_at\":\"2026-11-21T00:00:00Z\"}");
    assertThat(budget.at("/month/remaining_usd").toString()).isEqualTo("955");
    assertThat(budget.at("/month/target_usd").isNull()).isTrue();
    assertThat(budget.at("/month/resets_at").asText()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(budget.path("override").isNull()).isTrue();
    assertThat(budget.path("alerts").toString())
        .isEqualTo(
            "[{\"level\":\"50%\",\"amount_usd\":25,\"reached\":true},"
                + "{\"level\":\"80%\",\"amount_usd\":40,\"reached\":true},"
                + "{\"level\":\"100%\",\"amount_usd\":50,\"reached\":false},"
                + "{\"level\":\"warn\",\"amount_usd\":40,\"reached\":true},"
                + "{\"level\":\"critical\",\"amount_usd\":60,\"reached\":false}]");
  }

  @Test
  void aCapThatAnOperatorSetsHoldsForItsTime() throws Exception {
    Answer answer = server.operator("PUT", "/api/ops/budget", cap("70.5", "2026-11-20T13:00:00Z"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/day/cap_usd").toString()).isEqualTo("70.5");
    assertThat(answer.body().path("override").toString())
        .isEqualTo(
            "{\"cap_usd\":70.5,\"set_at\":\"2026-11-20T12:00:00Z\","
                + "\"until\":\"2026-11-20T13:00:00Z\","
                + "\"set_by\":\"user:00000000-0000-0000-0000-000000000007\"}");
    assertThat(server.audit)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("budget.set");
              assertThat(entry.origin()).isPresent();
              assertThat(entry.details())
                  .containsOnly(entry("cap_usd", "70.5"), entry("until", "2026-11-20T13:00:00Z"));
            });
    held(ledger, user(), 70_000_000);
    books.pass(Duration.ofHours(1));
    assertThat(ledger.hold(request(user(), 1))).isInstanceOf(OverBudget.class);
    assertThat(server.operator("/api/ops/budget").body().path("override").isNull()).isTrue();
    assertThat(server.operator("/api/ops/budget").body().at("/day/remaining_usd").toString())
        .isEqualTo("0");
  }

  @Test
  void aCapThatWasReplacedDoesNotComeBack() throws Exception {
    server.operator("PUT", "/api/ops/budget", cap("1", "2026-11-20T20:00:00Z"));
    books.pass(Duration.ofMinutes(1));
    server.operator("PUT", "/api/ops/budget", cap("70", "2026-11-20T13:00:00Z"));

    books.pass(Duration.ofHours(1));

    JsonNode budget = server.operator("/api/ops/budget").body();
    assertThat(budget.at("/day/cap_usd").toString()).isEqualTo("60");
    assertThat(budget.path("override").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"cap_usd\":1}",
        "{\"cap_usd\":-1,\"until\":\"2026-11-21T12:00:00Z\"}",
        "{\"cap_usd\":0.0000001,\"until\":\"2026-11-21T12:00:00Z\"}",
        "{\"cap_usd\":1000001,\"until\":\"2026-11-21T12:00:00Z\"}",
        "{\"cap_usd\":1,\"until\":\"2026-11-20T12:00:00Z\"}",
        "{\"cap_usd\":1,\"until\":\"2026-12-21T12:00:01Z\"}",
      })
  void aCapIsAnAmountForALimitedTime(String body) {
    assertThat(server.operator("PUT", "/api/ops/budget", body).status()).isEqualTo(422);
    assertThat(books.one("SELECT count(*) FROM ai_budget_overrides")).isEqualTo("0");
    assertThat(server.audit).isEmpty();
  }

  private static String cap(String usd, String until) {
    return "{\"cap_usd\":%s,\"until\":\"%s\"}".formatted(usd, until);
  }

  @Test
  void theAdminTaskSetsTheSameCap() throws Exception {
    Task task = server.feature.tasks().getFirst();
    StringWriter output = new StringWriter();

    task.execute(
        Map.of("cap_usd", List.of("0"), "until", List.of(TOMORROW)), new PrintWriter(output));

    assertThat(task.getName()).isEqualTo("budget");
    assertThat(output.toString()).startsWith("the cap is 0 USD until 2026-11-21T12:00:00Z");
    assertThat(ledger.hold(request(user(), 1))).isInstanceOf(OverBudget.class);
    assertThat(ledger.hold(request(user(), 0))).isInstanceOf(Held.class);
    assertThat(server.audit).extracting(AuditEntry::actor).containsExactly(new Actor.Command());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1000001", "1e400000000", "0.0000001", "NaN", "a"})
  void theAdminTaskRefusesNonsense(String cap) {
    Task task = server.feature.tasks().getFirst();

    assertThatThrownBy(
            () ->
                task.execute(
                    Map.of("cap_usd", List.of(cap), "until", List.of(TOMORROW)),
                    new PrintWriter(new StringWriter())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cap_usd");
  }

  @Test
  void everybodySeesTheirOwnUsageAndOperatorsThatOfAll() throws Exception {
    Payer ann = user();
    ledger.settle(held(ledger, ann, 1_000), settled(700));
    ledger.settle(held(ledger, ann, 1_000), settled(500));
    ledger.settle(held(ledger, user(), 1_000), settled(300));
    ledger.settle(held(ledger, user(), 1_000), released());

    JsonNode own = usage(server.trader(ann.user(), "GET", "/api/v1/generate/usage"));
    JsonNode all = usage(server.operator("/api/v1/generate/usage"));
    JsonNode none =
        usage(server.trader(new UserId(UUID.randomUUID()), "GET", "/api/v1/generate/usage"));

    assertThat(names(own))
        .containsExactly(
            "since",
            "total_requests",
            "prompt_tokens",
            "completion_tokens",
            "total_tokens",
            "estimated_cost_usd",
            "avg_tokens_per_request",
            "by_model");
    assertThat(own.path("total_requests").asInt()).isEqualTo(2);
    assertThat(own.path("prompt_tokens").asInt()).isEqualTo(246);
    assertThat(own.path("completion_tokens").asInt()).isEqualTo(80);
    assertThat(own.path("total_tokens").asInt()).isEqualTo(326);
    assertThat(own.path("estimated_cost_usd").toString()).isEqualTo("0.0012");
    assertThat(own.path("avg_tokens_per_request").asInt()).isEqualTo(163);
    assertThat(own.at("/by_model/gpt-5.6-terra/requests").asInt()).isEqualTo(2);
    assertThat(all.path("total_requests").asInt()).isEqualTo(3);
    assertThat(all.path("estimated_cost_usd").toString()).isEqualTo("0.0015");
    assertThat(none.path("total_requests").asInt()).isZero();
    assertThat(none.path("avg_tokens_per_request").asInt()).isZero();
    assertThat(none.path("by_model")).isEmpty();
  }

  @Test
  void aResetBeginsToCountAnewAndLeavesTheLedgerAlone() throws Exception {
    Payer ann = user();
    ledger.settle(held(ledger, ann, 1_000), settled(700));
    Hold open = held(ledger, ann, 1_000);
    books.pass(Duration.ofSeconds(5));

    Answer denied = server.trader(ann.user(), "POST", "/api/v1/generate/usage/reset");
    JsonNode after = usage(server.operator("POST", "/api/v1/generate/usage/reset", ""));
    ledger.settle(open, settled(20));
    JsonNode own = usage(server.trader(ann.user(), "GET", "/api/v1/generate/usage"));

    assertThat(denied.status()).isEqualTo(403);
    assertThat(after.path("since").asText()).isEqualTo("2026-11-20T12:00:05Z");
    assertThat(after.path("total_requests").asInt()).isZero();
    assertThat(own.path("estimated_cost_usd").asDouble()).isEqualTo(0.00002);
    assertThat(books.one("SELECT sum(cost_micro_usd) FROM ai_attempts")).isEqualTo("720");
    assertThat(server.audit).extracting(AuditEntry::action).containsExactly("usage.reset");
  }

  private static JsonNode usage(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().path("usage_stats");
  }

  @Test
  void tradersSeeNothingOfTheBooks() {
    UserId ann = new UserId(UUID.randomUUID());

    assertThat(List.of("/api/ops/ledger", "/api/ops/holds", "/api/ops/budget"))
        .allSatisfy(path -> assertThat(server.trader(ann, "GET", path).status()).isEqualTo(403));
  }

  @Test
  void theSeamTellsStandingsAndWhatIsUnsettled() throws Exception {
    Budgets budgets = server.feature.budgets();
    ledger.settle(held(ledger, user(), 1_000_000), settled(1_000_000));
    ledger.settle(held(ledger, user(), 2_000_000), unknown());
    books.pass(Duration.ofMinutes(5));
    held(ledger, user(), 3_000_000);

    assertThat(budgets.standings())
        .startsWith(
            new Standing(
                Budget.DAY,
                CAPS.day(),
                Optional.of(CAPS.dailyTarget()),
                USD,
                new Money(5_000_000),
                Instant.parse("2026-11-20T00:00:00Z"),
                Instant.parse("2026-11-21T00:00:00Z")))
        .hasSize(2);
    assertThat(budgets.unsettled().held()).isEqualTo(new Part(1, new Money(3_000_000)));
    assertThat(budgets.unsettled().unknown()).isEqualTo(new Part(1, new Money(2_000_000)));
    assertThat(budgets.unsettled().oldest()).contains(Duration.ofMinutes(5));
  }

  @Test
  void aNewDayIsANewRow() {
    held(ledger, user(), 60_000_000);
    books.pass(Duration.ofDays(1));

    Standing day = server.feature.budgets().standings().getFirst();

    assertThat(day.held()).isEqualTo(Money.ZERO);
    assertThat(day.remaining()).isEqualTo(CAPS.day());
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
