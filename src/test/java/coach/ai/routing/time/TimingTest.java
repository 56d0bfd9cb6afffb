package coach.ai.routing.time;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.routing.ManualTime;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TimingTest {
  private final ManualTime time = new ManualTime();

  @Test
  void theSteadyClockGoesOnWhenTheOtherIsSet() {
    InstantSource stuck = () -> ManualTime.BEGIN;
    Clock steady = new Timing(stuck, time.timing().nanos(), time, () -> 1L).steady();

    time.passes(Duration.ofSeconds(3));

    assertThat(steady.instant()).isEqualTo(ManualTime.BEGIN.plusSeconds(3));
  }

  @Test
  void aDeadlineLeavesNeverLessThanNothing() {
    Deadline deadline = new Deadline(Duration.ofSeconds(5), time.timing().nanos());

    time.passes(Duration.ofSeconds(7));

    assertThat(deadline.remaining()).isEqualTo(Duration.ZERO);
    assertThat(deadline.passed()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void anAttemptInTheLastSecondIsNotWorthIt() {
    Deadline deadline = new Deadline(Duration.ofSeconds(5), time.timing().nanos());

    assertThat(deadline.allowsAnother(Duration.ofSeconds(4))).isTrue();
    assertThat(deadline.allowsAnother(Duration.ofMillis(4_001))).isFalse();
  }

  @Test
  void halfOfTheWholeTimeIsFair() {
    Deadline deadline = new Deadline(Duration.ofSeconds(5), time.timing().nanos());

    assertThat(deadline.isFair(Duration.ofMillis(2_500))).isTrue();
    assertThat(deadline.isFair(Duration.ofMillis(2_499))).isFalse();
  }

  @Test
  void aFirstWordIsWaitedForForTwoThirdsOfWhatRemains() {
    Deadline deadline = new Deadline(Duration.ofSeconds(90), time.timing().nanos());
    assertThat(deadline.patience()).isEqualTo(Duration.ofSeconds(60));

    time.passes(Duration.ofSeconds(60));

    assertThat(deadline.patience()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aTimeTooShortToBeSharedIsAllForOne() {
    assertThat(patienceOf(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(2));
    assertThat(patienceOf(Duration.ofMillis(2_999))).isEqualTo(Duration.ofMillis(2_999));
  }

  private Duration patienceOf(Duration whole) {
    return new Deadline(whole, time.timing().nanos()).patience();
  }
}
