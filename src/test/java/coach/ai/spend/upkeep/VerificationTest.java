package coach.ai.spend.upkeep;

import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.held;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.spend.TestBooks;
import coach.ai.spend.upkeep.Verification.Report;
import coach.ai.spend.writer.GroupCommit;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private final TestBooks books = new TestBooks();
  private final GroupCommit ledger = books.node(caps(1_000_000));

  @AfterEach
  void close() throws Exception {
    books.close();
  }

  @Test
  void booksThatNobodyTouchedAreRight() throws Exception {
    ledger.settle(held(ledger, user(), 1_000), settled(300));
    held(ledger, user(), 500);

    Report report = verify(ZoneOffset.UTC);

    assertThat(report).isEqualTo(new Report(4, 0, java.util.List.of()));
  }

  @Test
  void aDifferenceIsToldInOneLine() throws Exception {
    ledger.settle(held(ledger, user(), 1_000), settled(300));
    books.execute("UPDATE ai_budgets SET spent_micro_usd = 299 WHERE kind = 'month'");

    Report report = verify(ZoneOffset.UTC);

    assertThat(report.differences())
        .extracting(Object::toString)
        .containsExactly(
            "month everybody 2026-11-01: held 0 USD, attempts say 0 USD;"
                + " spent 0.000299 USD, attempts say 0.0003 USD");
  }

  @Test
  void attemptsWithoutABudgetAreFound() {
    held(ledger, user(), 1_000);
    books.execute("DELETE FROM ai_budgets WHERE kind = 'user_day'");

    Report report = verify(ZoneOffset.UTC);

    assertThat(report.differences())
        .singleElement()
        .asString()
        .startsWith("user_day ")
        .endsWith("held 0 USD, attempts say 0.001 USD; spent 0 USD, attempts say 0 USD");
  }

  @Test
  void periodsThatBeganInAMonthThatIsGoneAreSkipped() {
    held(ledger, user(), 1_000);
    books.execute("UPDATE ai_budgets SET held_micro_usd = 1");
    books.execute("INSERT INTO ai_retired_months VALUES ('2026-11-01')");

    Report report = verify(ZoneOffset.UTC);

    assertThat(report.skipped()).isEqualTo(3);
    assertThat(report.differences()).isEmpty();
  }

  /// There December begins while in UTC it is November, which is gone.
  @Test
  void aPeriodThatIsHalfGoneIsSkipped() {
    books.execute("INSERT INTO ai_retired_months VALUES ('2026-11-01')");
    books.execute(
        "INSERT INTO ai_budgets VALUES ('day', '00000000-0000-0000-0000-000000000000', '2026-12-01', 0, 5),"
            + " ('day', '00000000-0000-0000-0000-000000000000', '2026-12-02', 0, 7)");

    assertThat(verify(ZoneId.of("Asia/Tokyo")).skipped()).isEqualTo(1);
    assertThat(verify(ZoneId.of("Asia/Tokyo")).differences()).hasSize(1);
    assertThat(verify(ZoneOffset.UTC).skipped()).isZero();
    assertThat(verify(ZoneId.of("America/New_York")).skipped())
        .as("there the first day begins in December")
        .isZero();
  }

  private Report verify(ZoneId zone) {
    return new Verification(new VerificationDao(books.database.jdbi()), zone).run();
  }
}
