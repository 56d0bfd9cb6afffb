package coach.ai.routing;

import static coach.ai.routing.TestGateway.CAP;
import static coach.ai.routing.TestGateway.DEADLINE;
import static coach.ai.routing.TestGateway.FIRST;
import static coach.ai.routing.TestGateway.SECOND;
import static coach.ai.routing.TestGateway.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.config.RoutingConfiguration;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.Steering;
import coach.ai.routing.Breakers.View;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens while a provider is down, and when it comes back.
class OutagesTest {
  private static final Duration REST = Duration.ofSeconds(10);

  private final TestGateway test =
      new TestGateway(
          new Limits(DEADLINE, CAP, RoutingConfiguration.DEFAULT), List.of(FIRST, SECOND));

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  private void goesDown() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.SERVER_ERROR));
    for (int i = 0; i < 10; i++) {
      test.ask();
    }
  }

  @Test
  void aProviderThatFailsAllTheTimeIsHardlyAsked() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.SERVER_ERROR));
    int asked = 1_000;

    for (int i = 0; i < asked; i++) {
      test.ask();
      test.time.passes(Duration.ofMillis(1));
    }

    assertThat(test.requests()).isLessThanOrEqualTo(asked * 11 / 10).isLessThan(20);
    assertThat(state(FIRST)).isEqualTo(State.OPEN);
    assertThat(state(SECOND)).isEqualTo(State.OPEN);
    assertThat(view(FIRST.toString()).reason()).contains("server_error");
  }

  @Test
  void withEverythingOpenNothingIsHeldOrSentAndTheAskerKnowsWhenToComeAgain()
      throws InterruptedException {
    goesDown();
    int before = test.requests();
    test.time.passes(Duration.ofSeconds(4));

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("breaker_open", "breaker_open");
    assertThat(test.requests()).isEqualTo(before);
    assertThat(test.ledger.requests()).hasSize(before);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            unavailable ->
                assertThat(unavailable.retryAfter())
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6)));
  }

  @Test
  void aProviderThatComesBackIsAskedAgain() throws InterruptedException {
    goesDown();
    test.openai().always(Replies.completed("back"));
    test.time.passes(REST.plusMillis(1));

    Answer answer = test.ask();

    assertThat(answer).isInstanceOf(Answer.Completed.class);
    assertThat(state(FIRST)).isEqualTo(State.HALF_OPEN);
    test.ask();
    test.ask();
    assertThat(state(FIRST)).isEqualTo(State.CLOSED);
  }

  @Test
  void aProviderThatIsStillDownRestsAgain() throws InterruptedException {
    goesDown();
    int before = test.requests();
    test.time.passes(REST.plusMillis(1));

    for (int i = 0; i < 20; i++) {
      test.ask();
    }

    assertThat(test.requests()).isLessThanOrEqualTo(before + 8);
    assertThat(state(FIRST)).isEqualTo(State.OPEN);
  }

  @Test
  void failuresLongAgoOpenNothing() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.RESET));

    for (int i = 0; i < 20; i++) {
      test.ask();
      test.time.passes(Duration.ofSeconds(3));
    }

    assertThat(state(FIRST)).isEqualTo(State.CLOSED);
  }

  @Test
  void anAccountWithoutMoneyIsRestedAtOnceWithAllItsModels() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.BILLING));

    Answer first = test.ask();
    Answer second = test.ask();

    assertThat(outcomes(first)).containsExactly("billing", "account_open");
    assertThat(outcomes(second)).containsExactly("account_open", "account_open");
    assertThat(test.requests()).isEqualTo(1);
    assertThat(second)
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
  }

  @Test
  void afterALongRestOneRequestTriesTheAccount() throws InterruptedException {
    test.openai().always(Replies.failed(FailureClass.BILLING));
    test.ask();
    test.time.passes(Duration.ofMinutes(10));

    Answer trial = test.ask();

    assertThat(outcomes(trial)).containsExactly("billing", "account_open");
    test.openai().always(Replies.completed("paid"));
    test.time.passes(Duration.ofMinutes(10));
    assertThat(outcomes(test.ask())).containsExactly("completed");
    assertThat(view("openai").state()).isEqualTo(State.CLOSED);
  }

  @Test
  void anOperatorEndsTheRestOfAnAccount() throws InterruptedException {
    test.openai().once(Replies.failed(FailureClass.BILLING));
    test.ask();

    boolean found = test.breakers.steer("openai", Steering.AUTO);

    assertThat(found).isTrue();
    assertThat(outcomes(test.ask())).containsExactly("completed");
  }

  @Test
  void aModelThatIsHeldOpenIsNotAsked() throws InterruptedException {
    test.breakers.steer(FIRST.toString(), Steering.OPEN);

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("breaker_open", "completed");
    assertThat(view(FIRST.toString()).steered()).isTrue();
    assertThat(view(FIRST.toString()).reason()).contains("operator");
  }

  @Test
  void aModelThatIsHeldClosedIsAskedWhateverItDoes() throws InterruptedException {
    test.breakers.steer(FIRST.toString(), Steering.CLOSED);
    test.openai().always(Replies.failed(FailureClass.RESET));

    for (int i = 0; i < 20; i++) {
      test.ask();
    }

    assertThat(state(FIRST)).isEqualTo(State.CLOSED);
    assertThat(test.openai().models()).filteredOn(FIRST.model()::equals).hasSize(20);
  }

  @Test
  void aModelThatIsLeftToItselfAgainBeginsAnew() throws InterruptedException {
    test.breakers.steer(FIRST.toString(), Steering.OPEN);

    test.breakers.steer(FIRST.toString(), Steering.AUTO);

    assertThat(outcomes(test.ask())).containsExactly("completed");
    assertThat(view(FIRST.toString()).steered()).isFalse();
  }

  @Test
  void allBreakersAreKnownBeforeAnythingIsAsked() {
    assertThat(test.breakers.all())
        .extracting(View::name)
        .containsExactly("openai", "openai/first", "openai/second");
    assertThat(test.breakers.steer("nobody", Steering.OPEN)).isFalse();
  }

  @Test
  void aModelThatHadTooLittleTimeIsNotHeldToIt() throws InterruptedException {
    try (TestGateway slow = TestGateway.remembering(Duration.ofMinutes(60))) {
      slow.openai()
          .always(
              (order, _) -> {
                slow.time.passes(Duration.ofSeconds(40));
                return Replies.failed(
                    order.model().equals("first") ? FailureClass.MALFORMED : FailureClass.TIMEOUT);
              });

      for (int i = 0; i < 5; i++) {
        slow.ask();
      }

      assertThat(slow.breakers.all())
          .filteredOn(view -> view.state() != State.CLOSED)
          .extracting(View::name)
          .containsExactly(FIRST.toString());
    }
  }

  private State state(ModelId model) {
    return view(model.toString()).state();
  }

  private View view(String name) {
    return test.breakers.all().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
