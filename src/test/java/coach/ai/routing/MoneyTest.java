package coach.ai.routing;

import static coach.ai.routing.TestGateway.CAP;
import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.SECOND;
import static coach.ai.routing.TestGateway.THIRD;
import static coach.ai.routing.TestGateway.WORST;
import static coach.ai.routing.TestGateway.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.Answer.Rejection;
import coach.ai.FailureClass;
import coach.ai.spend.Grant;
import coach.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final Instant TOMORROW = Instant.parse("2026-11-03T00:00:00Z");
  private static final Grant FULL = new Grant.OverBudget(Budget.USER_DAY, TOMORROW);

  private final TestGateway test = new TestGateway();

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  @Test
  void whatCouldCostMoreThanAnAnswerMayIsNotAsked() throws InterruptedException {
    test.worstCase(FIRST, CAP.plus(new Money(1)));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("over_answer_cap", "completed");
    assertThat(test.ledger.requests()).hasSize(1);
  }

  @Test
  void exactlyAsMuchAsAnAnswerMayCostIsFine() throws InterruptedException {
    test.worstCase(FIRST, CAP);

    assertThat(outcomes(test.ask())).containsExactly("completed");
  }

  @Test
  void whenEveryModelIsTooDearTheAnswerIsOverItsCap() throws InterruptedException {
    Money tooMuch = CAP.plus(new Money(1));
    test.worstCase(FIRST, tooMuch);
    test.worstCase(SECOND, tooMuch);
    test.unfit(THIRD, Rejection.TOO_LARGE);

    Answer answer = test.ask();

    assertThat(answer)
        .isEqualTo(new Answer.OverBudget(Budget.ANSWER, ManualTime.BEGIN, answer.trail()));
    assertThat(test.ledger.requests()).isEmpty();
  }

  @Test
  void whatIsStillHeldForEarlierAttemptsCountsAgainstTheCap() throws InterruptedException {
    test.worstCase(FIRST, new Money(6_000));
    test.worstCase(SECOND, new Money(4_001));
    test.worstCase(THIRD, new Money(4_000));
    test.everyProviderAlways((_, _) -> Replies.failed(FailureClass.RESET));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("reset", "over_answer_cap", "reset");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.OverBudget.class, over -> assertThat(over.budget()).isEqualTo(Budget.ANSWER));
    assertThat(answer.trail().unsettled()).isEqualTo(CAP);
  }

  @Test
  void whatWasSpentCountsAndWhatWasReleasedDoesNot() throws InterruptedException {
    test.worstCase(SECOND, CAP);
    test.worstCase(THIRD, CAP);
    test.openai().once(Replies.failed(FailureClass.FORBIDDEN));
    test.openai().once(Replies.failed(FailureClass.FORBIDDEN, Replies.METER));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("forbidden", "forbidden", "over_answer_cap");
    assertThat(answer).isInstanceOf(Answer.OverBudget.class);
  }

  @Test
  void aRetryMustFitIntoTheCapAsWell() throws InterruptedException {
    test.worstCase(FIRST, CAP);
    test.openai().once(Replies.failed(FailureClass.SERVER_ERROR, Replies.METER));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("server_error", "over_answer_cap", "completed");
  }

  @Test
  void aFullBudgetIsTheAnswerAndNothingLeaves() throws InterruptedException {
    test.ledger.refuse(_ -> Optional.of(FULL));

    Answer answer = test.ask();

    assertThat(answer).isEqualTo(new Answer.OverBudget(Budget.USER_DAY, TOMORROW, answer.trail()));
    assertThat(outcomes(answer)).containsExactly("over_budget", "over_budget", "over_budget");
    assertThat(test.requests()).isZero();
  }

  @Test
  void aCheaperModelMayStillFitIntoTheBudget() throws InterruptedException {
    test.worstCase(SECOND, WORST.plus(new Money(1)));
    test.worstCase(THIRD, new Money(10));
    test.ledger.refuse(
        request -> Optional.of(FULL).filter(_ -> request.worstCase().exceeds(new Money(10))));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("over_budget", "over_budget", "completed");
    assertThat(test.ledger.requests()).hasSize(1);
  }

  @Test
  void whoNamesAModelGetsNoCheaperOneWhenItCouldCostTooMuch() throws InterruptedException {
    test.worstCase(FIRST, CAP.plus(new Money(1)));

    Answer answer = test.askExactly();

    assertThat(answer)
        .isEqualTo(new Answer.OverBudget(Budget.ANSWER, ManualTime.BEGIN, answer.trail()));
    assertThat(outcomes(answer)).containsExactly("over_answer_cap");
    assertThat(test.requests()).isZero();
  }

  @Test
  void whoNamesAModelGetsNoCheaperOneWhenItsBudgetIsFull() throws InterruptedException {
    test.worstCase(SECOND, new Money(10));
    test.ledger.refuse(
        request -> Optional.of(FULL).filter(_ -> request.worstCase().exceeds(new Money(10))));

    Answer answer = test.askExactly();

    assertThat(answer).isEqualTo(new Answer.OverBudget(Budget.USER_DAY, TOMORROW, answer.trail()));
    assertThat(outcomes(answer)).containsExactly("over_budget");
    assertThat(test.requests()).isZero();
  }

  @Test
  void whoNamesAModelThatFailsGetsAnotherAsFarAsMoneyGoes() throws InterruptedException {
    test.worstCase(SECOND, CAP.plus(new Money(1)));
    test.openai().always(Replies.failed(FailureClass.FORBIDDEN));

    Answer answer = test.askExactly();

    assertThat(outcomes(answer)).containsExactly("forbidden", "over_answer_cap", "completed");
  }

  @Test
  void withoutBooksNothingLeaves() throws InterruptedException {
    test.ledger.refuse(_ -> Optional.of(new Grant.Unavailable()));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.LedgerUnavailable.class);
    assertThat(test.requests()).isZero();
  }

  @Test
  void booksThatGoBlindBetweenTwoTriesEndTheAnswer() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.RESET));
    test.ledger.refuse(
        request -> Optional.<Grant>of(new Grant.Unavailable()).filter(_ -> request.attempt() > 1));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.LedgerUnavailable.class);
    assertThat(answer.trail().unsettled()).isEqualTo(WORST);
    assertThat(test.requests()).isEqualTo(1);
  }

  @Test
  void aHoldThatCameTooLateIsGivenBack() throws InterruptedException {
    test.ledger.onHold(() -> test.time.passes(Duration.ofSeconds(61)));

    Answer answer = test.ask();

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            unavailable -> assertThat(unavailable.detail()).contains("in time"));
    assertThat(test.requests()).isZero();
    assertThat(test.ledger.settlements())
        .extracting(settlement -> settlement.outcome())
        .containsExactly("abandoned");
  }
}
