package coach.ai.routing;

import static coach.ai.routing.TestGateway.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.Order;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.View;
import coach.ai.spend.Settlement.Charge;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final TestGateway test = new TestGateway();

  @BeforeEach
  void takeOnlyGoodKeys() {
    test.openai()
        .always(
            (order, _) ->
                order.key().startsWith("good")
                    ? Replies.completed("fine")
                    : Replies.failed(FailureClass.BAD_KEY));
  }

  @AfterEach
  void stop() throws InterruptedException {
    test.close();
  }

  @Test
  void anotherKeyIsTriedAtOnceWithItsOwnHold() throws InterruptedException {
    test.keys.set(ProviderName.OPENAI, "bad", "good");

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("bad_key", "completed");
    assertThat(keysUsed()).containsExactly("bad", "good");
    assertThat(test.time.pauses()).isEmpty();
    assertThat(test.ledger.charges())
        .containsExactly(new Charge.Released(), new Charge.Settled(Replies.USAGE, Replies.COST));
    assertThat(account().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aThirdKeyIsNotTriedAtTheSameModel() throws InterruptedException {
    test.keys.set(ProviderName.OPENAI, "bad", "worse", "good");

    Answer answer = test.ask();

    assertThat(keysUsed().subList(0, 2)).containsExactly("bad", "worse");
    assertThat(outcomes(answer)).startsWith("bad_key", "bad_key");
  }

  @Test
  void aKeyThatAnotherRequestHadReplacedIsNotTheLast() throws InterruptedException {
    test.keys.set(ProviderName.OPENAI, "bad");
    test.openai()
        .once(
            (_, _) -> {
              test.keys.set(ProviderName.OPENAI, "good");
              return Replies.failed(FailureClass.BAD_KEY);
            });

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("bad_key", "completed");
    assertThat(test.keys.refused()).containsExactly("bad");
  }

  @Test
  void withoutAnotherKeyTheWholeAccountIsRested() throws InterruptedException {
    test.keys.set(ProviderName.OPENAI, "bad");

    Answer answer = test.ask();

    assertThat(outcomes(answer)).containsExactly("bad_key", "account_open", "completed");
    assertThat(account())
        .isEqualTo(new View("openai", State.OPEN, account().reason(), ManualTime.BEGIN, false));
    assertThat(account().reason()).contains("bad_key");
  }

  @Test
  void aNewKeyEndsTheRest() throws InterruptedException {
    test.keys.set(ProviderName.OPENAI, "bad");
    test.ask();

    test.keys.set(ProviderName.OPENAI, "good");

    assertThat(account().state()).isEqualTo(State.CLOSED);
    assertThat(outcomes(test.ask())).containsExactly("completed");
  }

  private List<String> keysUsed() {
    return test.openai().orders().stream().map(Order::key).toList();
  }

  private View account() {
    return test.breakers.all().stream()
        .filter(view -> view.name().equals("openai"))
        .findFirst()
        .orElseThrow();
  }
}
