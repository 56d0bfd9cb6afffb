package coach.ai.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.routing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final ManualTime time = new ManualTime();
  private final RetryBudget budget = new RetryBudget(0.1, time.timing().nanos());

  @Test
  void theFirstIsFreeAndTheNextMustBeEarned() {
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void tenRequestsEarnOne() {
    budget.take();

    for (int i = 0; i < 11; i++) {
      budget.requested();
    }

    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void afterAQuietTimeOneIsFreeAgain() {
    budget.take();
    time.passes(Duration.ofSeconds(10));

    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
  }

  @Test
  void whatWasEarnedLongAgoIsNoStormToday() {
    for (int i = 0; i < 10_000; i++) {
      budget.requested();
    }

    int taken = 0;
    while (budget.take()) {
      taken++;
    }

    assertThat(taken).isEqualTo(10);
  }

  @Test
  void whereNoneIsWantedNoneIsFree() {
    RetryBudget none = new RetryBudget(0, time.timing().nanos());

    assertThat(none.take()).isFalse();
  }
}
