package coach.ai.spend;

import static coach.ai.spend.Crowd.together;
import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.capsOfUser;
import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.key;
import static coach.ai.spend.TestBooks.request;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds are measured against.
class LedgerCapsTest {
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
    override(9_000, "2026-11-20T11:59:00Z", "2026-11-20T12:00:00Z");

    held(ledger, user(), 3_000);
    assertThat(ledger.hold(request(user(), 1))).isInstanceOf(OverBudget.class);
    books.pass(Duration.ofMinutes(30));
    held(ledger, user(), 2_000);
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
    ledger.await();
    assertThat(ledger.figures().overshoot()).isEqualTo(Money.ZERO);
    ledger.settle(second, settled(550));
    ledger.await();

    assertThat(ledger.figures().overshoot()).isEqualTo(new Money(50));
    assertThat(books.balance("day", DAY)).isEqualTo("0/1050");
  }
}
