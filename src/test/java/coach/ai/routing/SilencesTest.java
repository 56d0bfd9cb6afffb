package coach.ai.routing;

import static coach.ai.routing.TestGateway.CAP;
import static coach.ai.routing.TestGateway.DEADLINE;
import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.SECOND;
import static coach.ai.routing.TestGateway.THIRD;
import static coach.ai.routing.TestGateway.WORST;
import static coach.ai.routing.TestGateway.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.Answer.Cut;
import coach.ai.Answer.Rejection;
import coach.ai.FailureClass;
import coach.ai.provider.Reply;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.Steering;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of a request whose provider does not say a word.
class SilencesTest {
  private static final Duration TWO_THIRDS = Duration.ofSeconds(40);

  private final TestGateway test = new TestGateway();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  /// Never says a word.
  ///
  /// @param times that its time is waited for
  private static FakeProvider.Act silent(TestGateway test, int times) {
    return (_, _) -> hang(test, times);
  }

  private static Reply hang(TestGateway test, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      CountDownLatch _ = test.time.silence();
    }
    new CountDownLatch(1).await();
    throw new AssertionError("it ends with an interrupt only");
  }

  /// Answers when the time for a first word is over.
  private FakeProvider.Act slow(Reply reply) {
    return (_, _) -> {
      test.time.silence().await();
      return reply;
    };
  }

  @Test
  void aSilentModelLeavesTimeForTheNext() throws InterruptedException {
    test.openai().once(silent(test, 1));

    Answer answer = test.ask();

    assertThat(answer).extracting("model").isEqualTo(SECOND);
    assertThat(outcomes(answer)).containsExactly("timeout", "completed");
    assertThat(answer.trail().steps().getFirst().took()).isEqualTo(TWO_THIRDS);
    assertThat(test.openai().orders().getLast().timeout()).isEqualTo(DEADLINE.minus(TWO_THIRDS));
  }

  @Test
  void whatASilentModelMayChargeStaysHeld() throws InterruptedException {
    test.openai().once(silent(test, 1));

    Answer answer = test.ask();

    assertThat(test.ledger.charges())
        .containsExactly(new Charge.Unknown(), new Charge.Settled(Replies.USAGE, Replies.COST));
    assertThat(answer.trail().unsettled()).isEqualTo(WORST);
  }

  @Test
  void aModelThatIsSilentAgainAndAgainRests() throws InterruptedException {
    try (TestGateway patient = TestGateway.remembering(Duration.ofMinutes(60))) {
      for (int i = 0; i < 5; i++) {
        patient.openai().once(silent(patient, 1));
        patient.ask();
      }

      assertThat(patient.breakers.all())
          .filteredOn(view -> view.state() == State.OPEN)
          .extracting(Breakers.View::name)
          .containsExactly(FIRST.toString());
    }
  }

  @Test
  void oneSilenceAfterTheOtherLeavesTheLastModelWhatIsLeft() throws InterruptedException {
    test.openai().always(silent(test, 1));
    test.anthropic().once(silent(test, 2));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(outcomes(answer)).containsExactly("timeout", "timeout", "timeout");
    assertThat(test.anthropic().orders().getFirst().timeout())
        .isBetween(Duration.ofMillis(6_666), Duration.ofMillis(6_667));
    assertThat(test.time.instant()).isEqualTo(ManualTime.BEGIN.plus(DEADLINE));
  }

  @Test
  void whoHasBegunHasAllTheTime() throws InterruptedException {
    test.openai()
        .once(
            (_, deltas) -> {
              deltas.accept("half");
              return hang(test, 2);
            });

    Answer answer = test.ask(heard::add);

    assertThat(answer)
        .isEqualTo(
            new Answer.Incomplete("half", Cut.BROKEN_OFF, FIRST, Optional.empty(), answer.trail()));
    assertThat(test.requests()).isEqualTo(1);
    assertThat(test.time.instant()).isEqualTo(ManualTime.BEGIN.plus(DEADLINE));
  }

  @Test
  void whoWasGivenUpIsNotHeardAnyMore() throws InterruptedException {
    CountDownLatch spoken = new CountDownLatch(1);
    test.openai()
        .once(
            (_, deltas) -> {
              try {
                return hang(test, 1);
              } finally {
                deltas.accept("too late");
                spoken.countDown();
              }
            });
    test.openai()
        .once(
            (_, deltas) -> {
              spoken.await();
              deltas.accept("fine");
              return Replies.completed("fine");
            });

    Answer answer = test.ask(heard::add);

    assertThat(outcomes(answer)).containsExactly("timeout", "completed");
    assertThat(heard).containsExactly("fine");
  }

  @Test
  void theLastOfTheRouteHasAllTheTime() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.RESET));
    test.anthropic().once(slow(Replies.completed("at last")));

    assertThat(test.ask()).extracting("text").isEqualTo("at last");
  }

  @Test
  void whereNobodyElseCouldBeAskedAllTheTimeIsWaitedFor() throws InterruptedException {
    test.unfit(SECOND, Rejection.NO_VISION);
    test.breakers.steer("anthropic", Steering.OPEN);
    test.openai().once(slow(Replies.completed("at last")));

    assertThat(test.ask()).extracting("text").isEqualTo("at last");
  }

  @Test
  void whereTheRestWouldCostTooMuchAllTheTimeIsWaitedFor() throws InterruptedException {
    test.worstCase(SECOND, CAP);
    test.worstCase(THIRD, CAP.minus(WORST).plus(new Money(1)));
    test.openai().once(slow(Replies.completed("at last")));

    assertThat(test.ask()).extracting("text").isEqualTo("at last");
  }
}
