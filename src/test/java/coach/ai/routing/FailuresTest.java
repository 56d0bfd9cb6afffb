package coach.ai.routing;

import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.SECOND;
import static coach.ai.routing.TestGateway.THIRD;
import static coach.ai.routing.TestGateway.WORST;
import static coach.ai.routing.TestGateway.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.Answer.Rejection;
import coach.ai.FailureClass;
import coach.ai.provider.Reply;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.View;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What each class of failure leads to, and nothing else than its class.
class FailuresTest {
  private static final int GOOD = 3;

  private final TestGateway test = new TestGateway();

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  /// The same table as in docs/operations.md, spelled out once more: a change is meant, or a slip.
  ///
  /// `outcome` is what becomes of the answer when the other models answer.
  @ParameterizedTest
  @CsvSource({
    "BAD_KEY,         1, completed, released, account",
    "FORBIDDEN,       1, completed, released, model",
    "BILLING,         1, completed, released, account",
    "RATE_LIMITED,    3, completed, released, none",
    "OVERLOADED,      3, completed, released, model",
    "SERVER_ERROR,    3, completed, released, model",
    "GATEWAY_ERROR,   1, completed, unknown,  model",
    "MODEL_NOT_FOUND, 1, completed, released, model",
    "CONTEXT_LENGTH,  1, completed, released, none",
    "BAD_IMAGE,       1, rejected,  released, none",
    "BAD_REQUEST,     1, rejected,  released, none",
    "REDIRECTED,      1, completed, released, model",
    "UNREACHABLE,     3, completed, released, model",
    "RESET,           1, completed, unknown,  model",
    "TIMEOUT,         1, completed, unknown,  model",
    "MALFORMED,       1, completed, unknown,  model",
  })
  void eachClassHasItsConsequences(
      FailureClass reason, int tries, String outcome, String hold, String breaker)
      throws InterruptedException {
    TestGateway test = patient();
    test.price(THIRD, 2_000);
    test.openai().always(Replies.failed(reason));

    Answer answer = test.ask();

    assertThat(answer instanceof Answer.Completed ? "completed" : "rejected").isEqualTo(outcome);
    assertThat(test.openai().models().stream().filter(FIRST.model()::equals)).hasSize(GOOD + tries);
    assertThat(test.ledger.charges().get(GOOD))
        .isEqualTo(hold.equals("released") ? new Charge.Released() : new Charge.Unknown());
    assertThat(test.ledger.open()).isZero();
    assertThat(breakerAfterFiveOf(reason)).isEqualTo(breaker);
    test.close();
  }

  /// Here retries enough have been earned, so that only the class decides.
  private static TestGateway patient() throws InterruptedException {
    TestGateway test =
        new TestGateway(
            new Limits(TestGateway.DEADLINE, TestGateway.CAP, TestGateway.routing(2, 1, 10)));
    for (int i = 0; i < GOOD; i++) {
      test.ask();
    }
    return test;
  }

  private static String breakerAfterFiveOf(FailureClass reason) throws InterruptedException {
    TestGateway test =
        new TestGateway(
            new Limits(TestGateway.DEADLINE, TestGateway.CAP, TestGateway.routing(0, 0, 10)),
            List.of(FIRST));
    for (int i = 0; i < 5; i++) {
      test.openai().once(Replies.failed(reason));
      test.ask();
    }
    test.close();
    return test.breakers.all().stream()
        .filter(view -> view.state() == State.OPEN)
        .map(View::name)
        .findFirst()
        .map(name -> name.equals("openai") ? "account" : "model")
        .orElse("none");
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void whatWasUsedIsPaidWhateverFailed(FailureClass reason) throws InterruptedException {
    test.openai().always(Replies.failed(reason, Replies.METER));

    Answer answer = test.ask();

    assertThat(test.ledger.charges().getFirst())
        .isEqualTo(new Charge.Settled(Replies.USAGE, Replies.COST));
    assertThat(answer.trail().wasted().compareTo(Replies.COST)).isNotNegative();
  }

  @Test
  void theTrailTellsWhatWasTriedAndWhatItCost() throws InterruptedException {
    test.openai().once(Replies.failed(FailureClass.RESET));
    test.openai().once(Replies.failed(FailureClass.MALFORMED, Replies.METER));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("reset", "malformed", "completed");
    assertThat(answer.trail().steps()).extracting(step -> step.attempt()).containsExactly(1, 2, 3);
    assertThat(answer.trail().cost()).isEqualTo(new Money(40));
    assertThat(answer.trail().wasted()).isEqualTo(Replies.COST);
    assertThat(answer.trail().unsettled()).isEqualTo(WORST);
  }

  @Test
  void theBooksTellWhyEachAttemptWasMade() throws InterruptedException {
    test.openai().once(Replies.failed(FailureClass.SERVER_ERROR));
    test.openai().once(Replies.failed(FailureClass.RESET));

    test.ask();

    assertThat(test.ledger.requests()).extracting(hold -> hold.attempt()).containsExactly(1, 2, 3);
    assertThat(test.ledger.requests())
        .extracting(hold -> hold.after().orElse("-"))
        .containsExactly("-", "server_error", "reset");
    assertThat(test.ledger.requests())
        .extracting(hold -> hold.answer())
        .containsOnly(test.ledger.requests().getFirst().answer());
    assertThat(test.observer.kinds()).containsExactly(Kind.FIRST, Kind.RETRY, Kind.FALLBACK);
  }

  @Test
  void aModelThatReadsNoMoreIsNotAskedAfterOneThatFoundItTooLong() throws InterruptedException {
    test.price(SECOND, 1_000);
    test.price(THIRD, 500);
    test.openai().always(Replies.failed(FailureClass.CONTEXT_LENGTH));

    Answer answer = test.ask();

    assertThat(test.requests()).isEqualTo(1);
    assertThat(outcomes(answer)).containsExactly("context_length", "too_large", "too_large");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.TOO_LARGE));
  }

  @Test
  void aModelThatReadsMoreIsAskedAfterOneThatFoundItTooLong() throws InterruptedException {
    test.price(THIRD, 1_001);
    test.openai().always(Replies.failed(FailureClass.CONTEXT_LENGTH));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("context_length", "too_large", "completed");
  }

  @Test
  void aModelThatDeclinesIsTheLastThatIsAsked() throws InterruptedException {
    test.openai().always(new Reply.Declined("no", Replies.METER, Replies.EXCHANGE));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.Declined.class);
    assertThat(test.requests()).isEqualTo(1);
    assertThat(test.ledger.charges())
        .containsExactly(new Charge.Settled(Replies.USAGE, Replies.COST));
  }

  @Test
  void whatTheProviderRefusesIsRejectedInItsOwnSafeWords() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.BAD_IMAGE));

    Answer answer = test.ask();

    assertThat(answer)
        .isEqualTo(new Answer.Rejected(Rejection.BAD_IMAGE, "it says BAD_IMAGE", answer.trail()));
  }

  @Test
  void anAdapterThatThrowsIsNoAnswerAndItsHoldStays() throws InterruptedException {
    test.openai()
        .once(
            (_, _) -> {
              throw new IllegalStateException("a bug");
            });

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("malformed", "completed");
    assertThat(test.ledger.charges().getFirst()).isEqualTo(new Charge.Unknown());
    assertThat(test.ledger.open()).isZero();
  }

  @Test
  void whenAllFailTheAskerIsToldWhenToComeAgain() throws InterruptedException {
    test.everyProviderAlways((_, _) -> Replies.failed(FailureClass.MODEL_NOT_FOUND));

    Answer answer = test.ask();

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            unavailable -> assertThat(unavailable.retryAfter()).isPositive());
    assertThat(test.requests()).isEqualTo(3);
  }
}
