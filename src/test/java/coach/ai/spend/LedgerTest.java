package coach.ai.spend;

import static coach.ai.spend.Crowd.together;
import static coach.ai.spend.TestBooks.caps;
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
import coach.ai.spend.Grant.OverBudget;
import coach.ai.spend.writer.GroupCommit;
import coach.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of a hold.
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
}
