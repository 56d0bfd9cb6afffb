package coach.ai.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelWatchTest {
  private static final Duration TICK = Duration.ofSeconds(5);

  @Test
  void aDayAsksAtMostOnceInFiveMinutesAndNeverForAnAnswer() {
    WatchedModels watched = new WatchedModels();

    for (int tick = 0; tick < Duration.ofDays(1).dividedBy(TICK); tick++) {
      watched.lookAfter(TICK);
    }

    assertThat(watched.openai.asked).hasSizeBetween(240, 288);
    assertThat(watched.openai.paid).hasValue(0);
  }

  @Test
  void theFirstQuestionIsAskedAtTheFirstLook() {
    WatchedModels watched = new WatchedModels();
    assertThat(watched.sighting()).isEqualTo(Sighting.NONE);

    watched.watch.look();

    assertThat(watched.sighting().succeededAt()).contains(watched.time.instant());
  }

  @Test
  void failuresAreCountedFromTheFirstOfThem() {
    WatchedModels watched = new WatchedModels();
    watched.openai.breakDown(FailureClass.UNREACHABLE);
    watched.watch.look();
    var since = watched.time.instant();

    watched.lookAfter(ModelWatch.PAUSE.plusMinutes(1));

    assertThat(watched.sighting().failure())
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.reason()).isEqualTo(FailureClass.UNREACHABLE);
              assertThat(failure.since()).isEqualTo(since);
              assertThat(failure.at()).isEqualTo(watched.time.instant());
            });
    assertThat(watched.refused).isEmpty();
  }

  @Test
  void anAnswerEndsTheFailure() {
    WatchedModels watched = new WatchedModels();
    watched.openai.breakDown(FailureClass.SERVER_ERROR);
    watched.watch.look();

    watched.openai.recover();
    watched.lookAfter(ModelWatch.PAUSE.plusMinutes(1));

    assertThat(watched.sighting().failure()).isEmpty();
  }

  @Test
  void aRecoveryIsSeenWithinAMinuteOfLooks() {
    WatchedModels watched = new WatchedModels();
    watched.openai.breakDown(FailureClass.SERVER_ERROR);
    watched.watch.look();
    watched.openai.recover();

    for (int tick = 0; tick < Duration.ofMinutes(1).dividedBy(TICK); tick++) {
      watched.lookAfter(TICK);
    }

    assertThat(watched.sighting().failure()).isEmpty();
    assertThat(watched.openai.asked).hasSize(2);
  }

  @Test
  void aDayOfFailureAsksAtMostThreeTimesAMinuteAndNeverForAnAnswer() {
    WatchedModels watched = new WatchedModels();
    watched.openai.breakDown(FailureClass.RATE_LIMITED);

    for (int tick = 0; tick < Duration.ofDays(1).dividedBy(TICK); tick++) {
      watched.lookAfter(TICK);
    }

    assertThat(watched.openai.asked).hasSizeBetween(2 * 1440, 3 * 1440);
    assertThat(watched.openai.paid).hasValue(0);
  }

  @Test
  void aKeyThatIsRefusedHereNeedNotBeRefusedToAUser() {
    WatchedModels watched = new WatchedModels();
    watched.openai.refuse(WatchedModels.KEY, FailureClass.BAD_KEY);

    watched.watch.look();

    assertThat(watched.refused).containsExactly(WatchedModels.KEY);
  }

  @Test
  void withoutAKeyNobodyIsAsked() {
    WatchedModels watched = new WatchedModels();
    watched.key = Optional.empty();

    watched.watch.look();

    assertThat(watched.openai.asked).isEmpty();
  }
}
