package coach.ai.spend;

import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.capsOfUser;
import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.key;
import static coach.ai.spend.TestBooks.released;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.unknown;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.ai.Answer.Budget;
import coach.ai.Payer;
import coach.ai.spend.Grant.Held;
import coach.ai.spend.Grant.OverBudget;
import coach.ai.spend.writer.GroupCommit;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final String DAY = "2026-11-20";
  private static final String MONTH = "2026-11-01";
  private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");

  private final TestBooks books = new TestBooks();

  @AfterEach
  void close() throws Exception {
    books.close();
  }

  @Test
  void ofTwoHundredHoldsAgainstABudgetForTenExactlyTenAreGranted() throws Exception {
    GroupCommit ledger = books.node(caps(10 * 1_000));

    List<Grant> grants = together(200, _ -> ledger.hold(request(user(), 1_000)));

    assertThat(grants).filteredOn(Held.class::isInstance).hasSize(10);
    assertThat(grants)
        .filteredOn(grant -> !(grant instanceof Held))
        .hasSize(190)
        .containsOnly(new OverBudget(Budget.DAY, MIDNIGHT));
    assertThat(books.one("SELECT count(*) FROM ai_attempts WHERE state = 'held'")).isEqualTo("10");
    assertThat(books.balance("day", DAY)).isEqualTo("10000/0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void threeNodesShareOneCapExactly() throws Exception {
    List<GroupCommit> nodes =
        List.of(books.node(caps(10_000)), books.node(caps(10_000)), books.node(caps(10_000)));

    List<Grant> grants = together(200, i -> nodes.get(i % 3).hold(request(user(), 1_000)));

    assertThat(grants).filteredOn(Held.class::isInstance).hasSize(10);
    assertThat(books.one("SELECT count(*) FROM ai_attempts")).isEqualTo("10");
    assertThat(books.balance("month", MONTH)).isEqualTo("10000/0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aHoldIsWrittenWithWhatItIsFor() throws Exception {
    GroupCommit ledger = books.node(caps(10_000));
    Payer payer = key(new UserId(UUID.randomUUID()), 5_000);

    Hold hold = held(ledger, payer, 1_000);

    assertThat(books.rows("SELECT * FROM ai_attempts"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("id", hold.id())
                    .containsEntry("answer_id", hold.request().answer())
                    .containsEntry("state", "held")
                    .containsEntry("purpose", "review")
                    .containsEntry("provider", "openai")
                    .containsEntry("model", "gpt-5.6-terra")
                    .containsEntry("price_id", "openai/gpt-5.6-terra@2026-07-30")
                    .containsEntry("user_id", payer.user().value())
                    .containsEntry("api_key_id", payer.key().orElseThrow().id().value())
                    .containsEntry("request_id", "request-1")
                    .containsEntry("held_micro_usd", 1_000L));
    assertThat(books.one("SELECT (expires_at - at)::text FROM ai_attempts")).isEqualTo("00:01:30");
    assertThat(books.one("SELECT (id >= ai_first_id(at))::text FROM ai_attempts"))
        .isEqualTo("true");
    assertThat(hold.day()).isEqualTo(DAY);
  }

  @Test
  void aSettlementMovesWhatWasHeldToWhatWasSpent() throws Exception {
    GroupCommit ledger = books.node(caps(10_000));
    Hold hold = held(ledger, user(), 1_000);

    ledger.settle(hold, settled(700));

    assertThat(books.state(hold)).isEqualTo("settled completed");
    assertThat(books.balance("day", DAY)).isEqualTo("0/700");
    assertThat(books.balance("month", MONTH)).isEqualTo("0/700");
    assertThat(books.balance("user_day", DAY)).isEqualTo("0/700");
    assertThat(books.rows("SELECT * FROM ai_attempts"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("input_tokens", 100L)
                    .containsEntry("cached_input_tokens", 20L)
                    .containsEntry("cache_write_tokens", 3L)
                    .containsEntry("output_tokens", 40L)
                    .containsEntry("reasoning_tokens", 10L)
                    .containsEntry("cost_micro_usd", 700L)
                    .containsEntry("latency_ms", 1_234)
                    .containsEntry("first_byte_ms", null));
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void whatIsReleasedIsFreeAgainAndWhatIsUnknownIsNot() throws Exception {
    GroupCommit ledger = books.node(caps(2_000));
    Hold first = held(ledger, user(), 1_000);
    Hold second = held(ledger, user(), 1_000);

    ledger.settle(first, released());
    ledger.settle(second, unknown());

    assertThat(books.state(first)).isEqualTo("released unreachable");
    assertThat(books.state(second)).isEqualTo("unknown timeout");
    assertThat(books.balance("day", DAY)).isEqualTo("1000/0");
    held(ledger, user(), 1_000);
    assertThat(ledger.hold(request(user(), 1))).isEqualTo(new OverBudget(Budget.DAY, MIDNIGHT));
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aRepeatedSettlementChangesNothing() throws Exception {
    GroupCommit ledger = books.node(caps(10_000));
    Hold hold = held(ledger, user(), 1_000);
    ledger.settle(hold, settled(700));

    ledger.settle(hold, settled(700));
    ledger.settle(hold, settled(9));
    ledger.settle(hold, released());
    together(50, _ -> ended(ledger, hold));

    assertThat(books.state(hold)).isEqualTo("settled completed");
    assertThat(books.balance("day", DAY)).isEqualTo("0/700");
    assertThat(books.one("SELECT sum(requests) FROM ai_usage_totals")).isEqualTo("2");
    assertThat(books.differences()).isEmpty();
  }

  private static Grant ended(GroupCommit ledger, Hold hold) throws InterruptedException {
    ledger.settle(hold, settled(1));
    return new Grant.Unavailable();
  }

  @Test
  void whatTurnedOutAfterTheSweeperIsBelieved() throws Exception {
    GroupCommit ledger = books.node(caps(10_000));
    Hold late = held(ledger, user(), 1_000);
    Hold later = held(ledger, user(), 1_000);
    books.execute("UPDATE ai_attempts SET state = 'unknown', outcome = 'abandoned', ended_at = at");

    ledger.settle(late, settled(300));
    ledger.settle(later, released());

    assertThat(books.state(late)).isEqualTo("settled completed");
    assertThat(books.state(later)).isEqualTo("released unreachable");
    assertThat(books.balance("day", DAY)).isEqualTo("0/300");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void theCapOfAUserStopsThatUserAlone() throws Exception {
    GroupCommit ledger = books.node(capsOfUser(2_500));
    Payer ann = user();

    List<Grant> grants = together(20, _ -> ledger.hold(request(ann, 1_000)));

    assertThat(grants).filteredOn(Held.class::isInstance).hasSize(2);
    assertThat(grants).contains(new OverBudget(Budget.USER_DAY, MIDNIGHT));
    held(ledger, user(), 1_000);
    held(ledger, ann, 500);
  }

  @Test
  void theCapOfAKeyStopsThatKeyAlone() throws Exception {
    GroupCommit ledger = books.node(capsOfUser(10_000));
    UserId ann = new UserId(UUID.randomUUID());
    Payer bot = key(ann, 2_000);
    Payer other = key(ann, 5_000);

    List<Grant> grants = together(20, _ -> ledger.hold(request(bot, 1_000)));

    assertThat(grants).filteredOn(Held.class::isInstance).hasSize(2);
    assertThat(grants).contains(new OverBudget(Budget.KEY_DAY, MIDNIGHT));
    held(ledger, other, 5_000);
    assertThat(books.balance("key_day", DAY)).isEqualTo("7000/0");
    assertThat(ledger.hold(request(new Payer(ann, other.key()), 1)))
        .isEqualTo(new OverBudget(Budget.KEY_DAY, MIDNIGHT));
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aFullMonthIsToldBeforeAFullDay() throws Exception {
    Money far = new Money(1_000_000);
    Money cap = new Money(1_000);
    GroupCommit ledger = books.node(new Caps(ZoneOffset.UTC, far, far, cap, cap, far));
    held(ledger, user(), 1_000);

    Grant grant = ledger.hold(request(user(), 1));

    assertThat(grant)
        .isEqualTo(new OverBudget(Budget.MONTH, Instant.parse("2026-12-01T00:00:00Z")));
  }

  @Test
  void whatCostsNothingIsGrantedAlsoWhenNothingIsLeft() throws Exception {
    GroupCommit ledger = books.node(caps(1_000));
    held(ledger, user(), 1_000);

    Hold free = held(ledger, user(), 0);

    ledger.settle(free, settled(0));
    assertThat(books.state(free)).isEqualTo("settled completed");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void nothingIsHeldForLessThanNothing() {
    GroupCommit ledger = books.node(caps(1_000));

    assertThatThrownBy(() -> ledger.hold(request(user(), -1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(books.one("SELECT count(*) FROM ai_attempts")).isEqualTo("0");
  }

  @Test
  void theDayBeginsInItsZone() throws Exception {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    GroupCommit ledger = books.node(caps(1_000, tokyo));
    books.set("2026-11-20T14:59:59.999Z");
    Hold late = held(ledger, user(), 1_000);
    assertThat(ledger.hold(request(user(), 1)))
        .isEqualTo(new OverBudget(Budget.DAY, Instant.parse("2026-11-20T15:00:00Z")));

    books.pass(Duration.ofMillis(1));
    Hold early = held(ledger, user(), 1_000);
    ledger.settle(late, settled(400));

    assertThat(late.day()).isEqualTo("2026-11-20");
    assertThat(early.day()).isEqualTo("2026-11-21");
    assertThat(books.balance("day", "2026-11-20")).isEqualTo("0/400");
    assertThat(books.balance("day", "2026-11-21")).isEqualTo("1000/0");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void aSettlementAfterTheMonthsEndGoesToTheMonthOfItsHold() throws Exception {
    GroupCommit ledger = books.node(caps(10_000, ZoneId.of("America/New_York")));
    books.set("2026-12-01T04:59:59Z");
    Hold november = held(ledger, user(), 1_000);
    books.pass(Duration.ofSeconds(1));
    Hold december = held(ledger, user(), 2_000);

    ledger.settle(november, settled(900));
    ledger.settle(december, settled(1_900));

    assertThat(books.balance("month", "2026-11-01")).isEqualTo("0/900");
    assertThat(books.balance("month", "2026-12-01")).isEqualTo("0/1900");
    assertThat(books.balance("day", "2026-11-30")).isEqualTo("0/900");
    assertThat(books.differences()).isEmpty();
  }

  @Test
  void theNewestCapThatIsInForceCounts() throws Exception {
    GroupCommit ledger = books.node(caps(1_000));
    override(5_000, "2026-11-20T11:00:00Z", "2026-11-20T13:00:00Z");
    override(3_000, "2026-11-20T11:30:00Z", "2026-11-20T12:30:00Z");
    override(9_000, "2026-11-20T12:00:01Z", "2026-11-20T13:00:00Z");
    override(9_000, "2026-11-20T11:59:00Z", "2026-11-20T12:00:00Z");

    held(ledger, user(), 3_000);
    assertThat(ledger.hold(request(user(), 1))).isInstanceOf(OverBudget.class);
    books.pass(Duration.ofMinutes(30));
    held(ledger, user(), 6_000);
    books.pass(Duration.ofMinutes(30));

    assertThat(ledger.hold(request(user(), 1))).isInstanceOf(OverBudget.class);
    assertThat(ledger.figures().overshoot()).as("a lower cap is none").isEqualTo(Money.ZERO);
  }

  private void override(long cap, String from, String until) {
    books.execute(
        "INSERT INTO ai_budget_overrides VALUES ('%s', %d, '%s', '%s', 'command')"
            .formatted(UUID.randomUUID(), cap, from, until));
  }

  @Test
  void whatACallCostsBeyondItsHoldAndTheCapIsMeasured() throws Exception {
    GroupCommit ledger = books.node(caps(1_000));
    Hold first = held(ledger, user(), 600);
    Hold second = held(ledger, user(), 400);

    ledger.settle(first, settled(500));
    assertThat(ledger.figures().overshoot()).isEqualTo(Money.ZERO);
    ledger.settle(second, settled(550));

    assertThat(ledger.figures().overshoot()).isEqualTo(new Money(50));
    assertThat(books.balance("day", DAY)).isEqualTo("0/1050");
  }

  interface Call {
    Grant on(int number) throws Exception;
  }

  static List<Grant> together(int count, Call call) throws Exception {
    List<Grant> grants = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Grant>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(threads.submit(() -> call.on(number)));
      }
      for (Future<Grant> each : calls) {
        grants.add(each.get());
      }
    }
    return grants;
  }
}
