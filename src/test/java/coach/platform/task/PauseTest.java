package coach.platform.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {
  @Test
  void aPauseEndsWhenNobodyWaitsAnyMore() throws InterruptedException {
    Departure departure = new Departure();
    departure.happens();

    Pause.REAL.of(Duration.ofDays(1), departure);

    assertThat(departure.happened()).isTrue();
  }

  @Test
  void aPauseEndsByItself() throws InterruptedException {
    Departure departure = new Departure();

    Pause.REAL.of(Duration.ofMillis(1), departure);

    assertThat(departure.happened()).isFalse();
  }
}
