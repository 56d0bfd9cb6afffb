package coach.ai.routing;

import static coach.ai.routing.TestGateway.CAP;
import static coach.ai.routing.TestGateway.DEADLINE;
import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.outcomes;
import static coach.ai.routing.TestGateway.routing;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.FailureClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private final TestGateway test = new TestGateway();

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  @Test
  void aQuietServiceMayRetryOnce() throws InterruptedException {
    test.openai().once(Replies.failed(FailureClass.SERVER_ERROR));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("server_error", "completed");
    assertThat(test.openai().models()).containsExactly("first", "first");
    assertThat(test.time.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause).isBetween(Duration.ZERO, Duration.ofMillis(250)));
  }

  @Test
  void whatTheProviderAsksForIsWaitedForAtLeast() throws InterruptedException {
    test.openai().once(Replies.comeAgain(FailureClass.RATE_LIMITED, Duration.ofSeconds(20)));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("rate_limited", "completed");
    assertThat(test.time.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(20)));
  }

  @Test
  void whoAsksForMoreTimeThanThereIsIsLeftAtOnce() throws InterruptedException {
    test.openai().always(Replies.comeAgain(FailureClass.RATE_LIMITED, DEADLINE));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("rate_limited", "rate_limited", "completed");
    assertThat(test.time.pauses()).isEmpty();
  }

  @Test
  void whenAllAskForMoreTimeTheAskerIsToldTheShortest() throws InterruptedException {
    test.openai().always(Replies.comeAgain(FailureClass.RATE_LIMITED, Duration.ofSeconds(90)));
    test.anthropic().always(Replies.comeAgain(FailureClass.OVERLOADED, Duration.ofSeconds(70)));

    Answer answer = test.ask();

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(70)));
  }

  @Test
  void thePausesAreNoOverheadOfOurs() throws InterruptedException {
    test.openai().once(Replies.comeAgain(FailureClass.RATE_LIMITED, Duration.ofSeconds(20)));

    test.ask();

    assertThat(test.observer.answered.getFirst().overhead()).isEqualTo(Duration.ZERO);
  }

  @Test
  void withoutRetriesTheNextModelIsAsked() throws InterruptedException {
    try (TestGateway none = new TestGateway(new Limits(DEADLINE, CAP, routing(0, 1, 10)))) {
      none.openai().once(Replies.failed(FailureClass.SERVER_ERROR));

      none.ask();

      assertThat(none.openai().models()).containsExactly("first", "second");
    }
  }

  @Test
  void withNothingElseThanRateLimitsATenthMoreIsAskedThanWithout() throws InterruptedException {
    int requests = 200;
    try (TestGateway one =
        new TestGateway(new Limits(DEADLINE, CAP, routing(2, 0.1, 10)), List.of(FIRST))) {
      one.openai().always(Replies.failed(FailureClass.RATE_LIMITED));

      for (int i = 0; i < requests; i++) {
        one.ask();
      }

      assertThat(one.requests()).isBetween(requests + 1, requests * 11 / 10 + 1);
      assertThat(one.ledger.open()).isZero();
    }
  }

  @Test
  void nothingIsBegunInTheLastMoment() throws InterruptedException {
    test.openai()
        .once(
            (_, _) -> {
              test.time.passes(DEADLINE.minusMillis(999));
              return Replies.failed(FailureClass.RESET);
            });

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("reset");
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            unavailable -> assertThat(unavailable.detail()).contains("in time"));
  }
}
