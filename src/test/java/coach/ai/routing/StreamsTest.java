package coach.ai.routing;

import static coach.ai.routing.TestGateway.CAP;
import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.AiGateway.Deltas;
import coach.ai.Answer;
import coach.ai.Answer.Cut;
import coach.ai.FailureClass;
import coach.ai.config.RoutingConfiguration;
import coach.ai.provider.Reply;
import coach.ai.spend.Settlement.Charge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private final TestGateway test = new TestGateway();
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  @Test
  void theListenerHearsTheAnswerWhileItIsWritten() throws InterruptedException {
    test.openai()
        .once(
            (_, deltas) -> {
              deltas.accept("fi");
              deltas.accept("ne");
              return Replies.completed("fine");
            });

    test.ask(heard::add);

    assertThat(heard).containsExactly("fi", "ne");
  }

  @Test
  void whoDoesNotListenIsNotStreamedTo() throws InterruptedException {
    test.openai().always((_, deltas) -> Replies.completed("wanted " + deltas.wanted()));

    assertThat(test.ask()).extracting("text").isEqualTo("wanted false");
    assertThat(test.ask(heard::add)).extracting("text").isEqualTo("wanted true");
  }

  @Test
  void aModelThatCannotStreamIsNotAskedTo() throws InterruptedException {
    test.price(FIRST, 1_000, false);
    test.openai().always((_, deltas) -> Replies.completed("wanted " + deltas.wanted()));

    assertThat(test.ask(heard::add)).extracting("text").isEqualTo("wanted false");
  }

  @Test
  void onceTheListenerHasHeardSomethingNothingElseIsAsked() throws InterruptedException {
    test.openai()
        .once(
            (_, deltas) -> {
              deltas.accept("hal");
              deltas.accept("f");
              return Replies.failed(FailureClass.SERVER_ERROR);
            });

    Answer answer = test.ask(heard::add);

    assertThat(answer)
        .isEqualTo(
            new Answer.Incomplete("half", Cut.BROKEN_OFF, FIRST, Optional.empty(), answer.trail()));
    assertThat(test.requests()).isEqualTo(1);
  }

  @Test
  void whatHasBegunMayBeBilledWhateverTheClassSays() throws InterruptedException {
    test.openai()
        .once(
            (_, deltas) -> {
              deltas.accept("half");
              return Replies.failed(FailureClass.SERVER_ERROR);
            });

    Answer answer = test.ask(heard::add);

    assertThat(test.ledger.charges()).containsExactly(new Charge.Unknown());
    assertThat(answer.trail().unsettled()).isEqualTo(TestGateway.WORST);
  }

  @Test
  void aListenerThatThrowsHearsNoMoreAndTheAnswerGoesOn() throws InterruptedException {
    test.openai()
        .once(
            (_, deltas) -> {
              deltas.accept("fi");
              deltas.accept("ne");
              return Replies.completed("fine");
            });

    Answer answer =
        test.ask(
            text -> {
              heard.add(text);
              throw new IllegalStateException("the client has gone");
            });

    assertThat(answer).isInstanceOf(Answer.Completed.class);
    assertThat(heard).containsExactly("fi");
    assertThat(test.ledger.charges())
        .containsExactly(new Charge.Settled(Replies.USAGE, Replies.COST));
  }

  @Test
  void whatALostListenerMissedCountsAsBegunAllTheSame() throws InterruptedException {
    test.openai()
        .once(
            (_, deltas) -> {
              deltas.accept("ha");
              deltas.accept("lf");
              return Replies.failed(FailureClass.RESET);
            });

    Answer answer =
        test.ask(
            _ -> {
              throw new IllegalStateException("the client has gone");
            });

    assertThat(answer).extracting("text").isEqualTo("half");
  }

  @Test
  void theDeadlineEndsAStreamAndItsRequest() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (TestGateway brief = brief()) {
      brief.ledger.onSettle(() -> stubborn(interrupted));
      brief
          .openai()
          .once(
              (_, deltas) -> {
                deltas.accept("half");
                return never(interrupted, deltas);
              });

      Answer answer = brief.ask(heard::add);

      assertThat(answer)
          .isEqualTo(
              new Answer.Incomplete(
                  "half", Cut.BROKEN_OFF, FIRST, Optional.empty(), answer.trail()));
      assertThat(outcomes(answer)).containsExactly("timeout");
      assertThat(brief.ledger.charges()).containsExactly(new Charge.Unknown());
    }
    assertThat(heard).containsExactly("half");
  }

  @Test
  void theDeadlineEndsASilentRequestAndNothingElseIsAsked() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (TestGateway brief = brief()) {
      brief.openai().once((_, deltas) -> never(interrupted, deltas));

      Answer answer = brief.ask();

      assertThat(answer).isInstanceOf(Answer.Unavailable.class);
      assertThat(outcomes(answer)).containsExactly("timeout");
      assertThat(brief.requests()).isEqualTo(1);
      assertThat(brief.ledger.charges()).containsExactly(new Charge.Unknown());
      interrupted.await();
    }
  }

  @Test
  void anAdapterThatHeedsNoInterruptKeepsNobodyAndIsNotHeard() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch spoken = new CountDownLatch(1);
    try (TestGateway brief = brief()) {
      brief
          .openai()
          .once(
              (_, deltas) -> {
                stubborn(release);
                deltas.accept("too late");
                spoken.countDown();
                return Replies.completed("too late");
              });

      Answer answer = brief.ask(heard::add);
      release.countDown();

      assertThat(outcomes(answer)).containsExactly("timeout");
      spoken.await();
      assertThat(heard).isEmpty();
    }
  }

  private static TestGateway brief() {
    return new TestGateway(new Limits(Duration.ofMillis(200), CAP, RoutingConfiguration.DEFAULT));
  }

  /// Says more after its end than anybody hears.
  private static Reply never(CountDownLatch interrupted, Deltas deltas)
      throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("it ends with an interrupt only");
    } catch (InterruptedException e) {
      deltas.accept("after the end");
      interrupted.countDown();
      throw e;
    }
  }

  private static void stubborn(CountDownLatch release) {
    boolean released = false;
    while (!released) {
      try {
        release.await();
        released = true;
      } catch (InterruptedException e) {
        // goes on: that is what it is here for
      }
    }
  }
}
