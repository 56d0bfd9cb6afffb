package coach.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coach.CoachConfiguration;
import coach.platform.LiveCheck;
import coach.platform.StartupFailure;
import coach.support.Production;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLimitTest {
  private static TimeLimit after(Duration uptime) {
    return new TimeLimit(() -> uptime);
  }

  @ParameterizedTest
  @CsvSource({"PT2S, PT3S", "PT10.5S, PT3S", "PT12S, PT1.5S", "PT13.5S, PT0S", "PT60S, PT0S"})
  void liveChecksHaveThreeSecondsOrWhatIsLeft(Duration uptime, Duration left) {
    assertThat(after(uptime).forWorld()).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT2S", "PT10.5S", "PT13S"})
  void allSharesTogetherEndBeforeFifteenSeconds(Duration uptime) {
    TimeLimit limit = after(uptime);

    assertThat(uptime.plus(limit.forAll())).isLessThan(Duration.ofSeconds(15));
    assertThat(limit.forWorld()).isLessThanOrEqualTo(LiveCheck.LIMIT).isLessThan(limit.forAll());
  }

  @Test
  void aFileThatHangsIsReportedAsUnfinished() {
    CountDownLatch never = new CountDownLatch(1);
    TimeLimit late = after(Duration.ofSeconds(11));

    Checked<CoachConfiguration> checked =
        late.<Checked<CoachConfiguration>>withFile(
                () -> {
                  awaitQuietly(never);
                  throw new AssertionError("never comes so far");
                })
            .orElseGet(() -> new Production().gate().unfinished("config.yml"));

    assertThat(checked.report().refuses()).isTrue();
    assertThat(checked.report().ids()).containsExactly("CORE-014");
    assertThat(checked.report().toString()).contains("the file: not finished in time");
  }

  @Test
  void whatTheFileIsRefusedForComesThrough() {
    assertThatThrownBy(
            () ->
                after(Duration.ZERO)
                    .withFile(
                        () -> {
                          throw new StartupFailure(StartupFailure.NO_INPUT, "cannot read");
                        }))
        .isInstanceOf(StartupFailure.class);
  }

  @Test
  void whatIsLateIsEnded() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);

    Thread _ = Watchdog.after(Duration.ZERO, ended::countDown);

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
