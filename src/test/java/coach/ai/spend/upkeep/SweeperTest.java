package coach.ai.spend.upkeep;

import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.spend.Hold;
import coach.ai.spend.TestBooks;
import coach.ai.spend.writer.GroupCommit;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweeperTest {
  private static final String DAY = "2026-11-20";

  private final TestBooks books = new TestBooks();
  private final GroupCommit ledger = books.node(caps(1_000_000));
  private final Sweeper sweeper =
      new Sweeper(books.database.jdbi().onDemand(UpkeepDao.class), books.clock);

  @AfterEach
  void close() throws Exception {
    books.close();
  }

  @Test
  void aHoldThatNobodySettledInTimeIsUnknownAndStaysCounted() throws Exception {
    Hold abandoned = held(ledger, user(), 1_000);
    Hold settled = held(ledger, user(), 1_000);
    ledger.settle(settled, settled(300));
    books.pass(Duration.ofSeconds(90));
    sweeper.run();
    assertThat(books.state(abandoned)).as("not before its time").isEqualTo("held -");

    books.pass(Duration.ofMillis(1));
    Hold fresh = held(ledger, user(), 1_000);
    sweeper.run();

    assertThat(books.state(abandoned)).isEqualTo("unknown abandoned");
    assertThat(books.state(settled)).isEqualTo("settled completed");
    assertThat(books.state(fresh)).isEqualTo("held -");
    assertThat(books.balance("day", DAY)).isEqualTo("2000/300");
    assertThat(books.differences()).isEmpty();
  }

  /// As when a process dies between the hold and its settlement, and another one finds it.
  @Test
  void whatAKilledProcessLeftIsFoundByTheNextOne() throws Exception {
    GroupCommit killed = books.node(caps(1_000_000));
    Hold hold = held(killed, user(), 1_000);
    books.pass(Duration.ofMinutes(2));

    sweeper.run();
    sweeper.run();

    assertThat(books.state(hold)).isEqualTo("unknown abandoned");
    assertThat(books.balance("day", DAY)).isEqualTo("1000/0");
  }

  @Test
  void thousandsAreSweptInBatches() {
    books.execute(
        """
        INSERT INTO ai_attempts (id, answer_id, at, expires_at, state, purpose, provider, model,
            price_id, user_id, request_id, attempt, budget_day, held_micro_usd)
        SELECT gen_random_uuid(), gen_random_uuid(), '2026-11-20T10:00:00Z', '2026-11-20T10:01:00Z',
            'held', 'review', 'openai', 'm', 'p', gen_random_uuid(), 'r', 1, '2026-11-20', 5
        FROM generate_series(1, 1200)
        """);

    IntStream.range(0, 4).parallel().forEach(_ -> sweeper.run());
    sweeper.run();

    assertThat(books.one("SELECT count(*) FROM ai_attempts WHERE state = 'unknown'"))
        .isEqualTo("1200");
  }
}
