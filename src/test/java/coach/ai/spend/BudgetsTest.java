package coach.ai.spend;

import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.unknown;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import coach.ai.Answer.Budget;
import coach.ai.spend.BooksServer.Answer;
import coach.ai.spend.Budgets.Part;
import coach.ai.spend.Budgets.Standing;
import coach.ai.spend.Grant.Held;
import coach.ai.spend.Grant.OverBudget;
import coach.platform.AuditEntry;
import coach.platform.AuditEntry.Actor;
import coach.platform.ProblemException;
import coach.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `/api/ops/budget`, its task, and the seam to the reports.
class BudgetsTest {
  private static final String TOMORROW = "2026-11-21T12:00:00Z";

  private final BooksServer server = new BooksServer();
  private final TestBooks books = server.books;
  private final Ledger ledger = server.feature.ledger();

  @AfterEach
  void close() throws Exception {
    server.close();
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
  void aRefusalByALoweredCapLastsUntilThatCapEnds() throws Exception {
    held(ledger, user(), 2_000_000);
    server.operator("PUT", "/api/ops/budget", cap("1", "2026-11-20T13:00:00Z"));

    assertThat(ledger.hold(request(user(), 58_000_000))).isEqualTo(refused("2026-11-20T13:00:00Z"));
    assertThat(ledger.hold(request(user(), 58_000_001)))
        .as("more than the configured cap leaves")
        .isEqualTo(refused("2026-11-21T00:00:00Z"));
    books.pass(Duration.ofHours(1));
    held(ledger, user(), 58_000_000);
    assertThat(ledger.hold(request(user(), 1))).isEqualTo(refused("2026-11-21T00:00:00Z"));
  }

  @Test
  void aRefusalByARaisedCapLastsUntilTheDayEnds() throws Exception {
    server.operator("PUT", "/api/ops/budget", cap("70", "2026-11-20T13:00:00Z"));
    held(ledger, user(), 70_000_000);

    assertThat(ledger.hold(request(user(), 1))).isEqualTo(refused("2026-11-21T00:00:00Z"));
  }

  private static OverBudget refused(String until) {
    return new OverBudget(Budget.DAY, Instant.parse(until));
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

  @Test
  void aCapBeyondTheMonthsIsRefusedInWords() {
    Answer beyond = server.operator("PUT", "/api/ops/budget", cap("1000.000001", TOMORROW));
    Answer just = server.operator("PUT", "/api/ops/budget", cap("1000", TOMORROW));

    assertThat(beyond.status()).isEqualTo(422);
    assertThat(beyond.body().path("errors").toString())
        .isEqualTo(
            "[{\"field\":\"cap_usd\","
                + "\"message\":\"must be at most 1000, the month's cap,"
                + " which holds all the same\"}]");
    assertThat(just.status()).isEqualTo(200);
  }

  @Test
  void aCapOfZeroStopsWhateverCosts() throws Exception {
    Hold underWay = held(ledger, user(), 1_000);

    Answer answer = server.operator("PUT", "/api/ops/budget", cap("0", TOMORROW));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/day/remaining_usd").toString()).isEqualTo("0");
    assertThat(ledger.hold(request(user(), 1)))
        .isEqualTo(new OverBudget(Budget.DAY, Instant.parse("2026-11-21T00:00:00Z")));
    ledger.settle(underWay, settled(700)); // what was under way is paid
    books.pass(Duration.ofDays(1));
    held(ledger, user(), 60_000_000);
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
                BooksServer.CAPS.day(),
                Optional.of(BooksServer.CAPS.dailyTarget()),
                new Money(1_000_000),
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
    assertThat(day.remaining()).isEqualTo(BooksServer.CAPS.day());
  }
}
