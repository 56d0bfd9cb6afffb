package coach.ai.spend;

import static coach.ai.spend.TestBooks.MODEL;
import static coach.ai.spend.TestBooks.caps;
import static coach.ai.spend.TestBooks.released;
import static coach.ai.spend.TestBooks.settled;
import static coach.ai.spend.TestBooks.unknown;
import static coach.ai.spend.TestBooks.user;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.AnswerBooks.Spent;
import coach.ai.Payer;
import coach.ai.spend.book.PaidAnswersDao;
import coach.ai.spend.writer.GroupCommit;
import coach.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  private static final Duration KEPT = Duration.ofDays(400);

  private final TestBooks books = new TestBooks();
  private final GroupCommit ledger = books.node(caps(1_000_000));
  private final KeptAnswers answers =
      new KeptAnswers(books.database.jdbi().onDemand(PaidAnswersDao.class), KEPT, books.clock);
  private final Payer ann = user();
  private final UUID first = books.ids.next();
  private final UUID second = books.ids.next();

  @AfterEach
  void close() throws Exception {
    books.close();
  }

  @Test
  void whatWasAskedForSeveralAnswersIsAddedUp() throws Exception {
    ledger.settle(hold(ann, first), released());
    ledger.settle(hold(ann, first), settled(700));
    ledger.settle(hold(ann, second), settled(200));
    ledger.settle(hold(ann, books.ids.next()), settled(50));
    ledger.await();

    assertThat(answers.spent(ann.user(), List.of(first, second)))
        .contains(new Spent(2, 3, Optional.of(MODEL.toString()), Optional.of(new Money(900))));
    assertThat(answers.spent(user().user(), List.of(first, second))).contains(Spent.NOTHING);
  }

  @Test
  void whatIsOpenOrUnknownHasNoCost() throws Exception {
    Hold open = hold(ann, first);

    Optional<Spent> before = answers.spent(ann.user(), List.of(first));
    ledger.settle(open, unknown());
    ledger.await();
    Optional<Spent> after = answers.spent(ann.user(), List.of(first));

    assertThat(before).contains(new Spent(1, 1, Optional.of(MODEL.toString()), Optional.empty()));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void whatCertainlyCostNothingCostNothing() throws Exception {
    ledger.settle(hold(ann, first), released());
    ledger.await();

    assertThat(answers.spent(ann.user(), List.of(first)).flatMap(Spent::cost)).contains(Money.ZERO);
  }

  @Test
  void nothingIsSaidOfWhatIsOlderThanTheBooks() {
    books.pass(KEPT);

    assertThat(answers.spent(ann.user(), List.of(first))).isEmpty();
  }

  private Hold hold(Payer payer, UUID answer) throws InterruptedException {
    HoldRequest usual = TestBooks.request(payer, 1_000);
    Grant grant =
        ledger.hold(
            new HoldRequest(
                payer,
                usual.purpose(),
                usual.model(),
                usual.priceId(),
                usual.worstCase(),
                usual.requestId(),
                answer,
                usual.attempt(),
                usual.after(),
                usual.longest()));
    return ((Grant.Held) grant).hold();
  }
}
