package coach.ai.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.config.RoutingConfiguration;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.ManualTime;
import coach.ai.routing.guard.Admission.Permission;
import coach.ai.routing.time.Timing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelBreakerTest {
  private static final Verdict FAILED = new Verdict.Failed(FailureClass.RESET);

  private final ManualTime time = new ManualTime();
  private volatile Runnable whileTurning = () -> {};
  private final ModelBreaker breaker =
      new ModelBreaker(
          ModelId.of("openai/first"), RoutingConfiguration.DEFAULT.breaker(), timing());

  /// A breaker that turns looks at the clock.
  private Timing timing() {
    Timing usual = time.timing();
    InstantSource clock =
        () -> {
          whileTurning.run();
          return time.instant();
        };
    return new Timing(clock, usual.nanos(), usual.pause(), usual.random());
  }

  private Permission admitted() {
    return ((Admission.Admitted) breaker.admit()).permission();
  }

  private void opens() {
    for (int i = 0; i < 5; i++) {
      admitted().tell(FAILED);
    }
  }

  @Test
  void whatHungSinceBeforeTheRestIsNoTrial() {
    List<Permission> hanging = Stream.generate(this::admitted).limit(3).toList();
    opens();
    time.passes(Duration.ofSeconds(11));
    Permission trial = admitted();

    hanging.forEach(permission -> permission.tell(FAILED));
    trial.tell(new Verdict.Worked());

    assertThat(breaker.view().state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void onlyAFewTryAModelAtTheSameTime() {
    opens();
    time.passes(Duration.ofSeconds(11));

    List<Permission> _ = Stream.generate(this::admitted).limit(3).toList();

    assertThat(breaker.admit()).isEqualTo(new Admission.Refused(Duration.ofSeconds(1)));
  }

  @Test
  void aTrialThatShowsNothingMakesRoomForAnother() {
    opens();
    time.passes(Duration.ofSeconds(11));

    for (int i = 0; i < 10; i++) {
      admitted().tell(new Verdict.NothingLearnt());
    }

    assertThat(breaker.view().state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void itRestsUntilItsTimeIsOver() {
    opens();
    assertThat(breaker.rests()).isTrue();

    time.passes(Duration.ofSeconds(11));

    assertThat(breaker.rests()).isFalse();
  }

  @Test
  void nobodyIsToldThatItIsOpenWhenItLetsPeopleIn() {
    opens();
    assertThat(breaker.view().state()).isEqualTo(State.OPEN);

    time.passes(Duration.ofSeconds(11));

    assertThat(breaker.view().state()).isEqualTo(State.HALF_OPEN);
  }

  /// Whoever is let in while it turns over would count as let in before, and be no trial: then one
  /// trial is missing for good, and it never closes.
  @Test
  void whoIsLetInWhileItTurnsIsATrialToo() throws InterruptedException {
    opens();
    time.passes(Duration.ofSeconds(11));
    FutureTask<Permission> second = new FutureTask<>(this::admitted);
    Thread other = new Thread(second);
    whileTurning = () -> startAndSeeOff(other);
    List<Permission> trials = new ArrayList<>(List.of(admitted()));
    other.join();
    trials.add(second.resultNow());
    trials.add(admitted());

    trials.forEach(permission -> permission.tell(new Verdict.Worked()));

    assertThat(breaker.view().state()).isEqualTo(State.CLOSED);
  }

  /// Until it is through, or waits at the door.
  private void startAndSeeOff(Thread thread) {
    whileTurning = () -> {};
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
  }
}
