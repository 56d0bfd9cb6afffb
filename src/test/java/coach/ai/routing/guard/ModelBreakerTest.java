package coach.ai.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.config.RoutingConfiguration;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.ManualTime;
import coach.ai.routing.guard.Admission.Permission;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelBreakerTest {
  private static final Verdict FAILED = new Verdict.Failed(FailureClass.RESET);

  private final ManualTime time = new ManualTime();
  private final ModelBreaker breaker =
      new ModelBreaker(
          ModelId.of("openai/first"), RoutingConfiguration.DEFAULT.breaker(), time.timing());

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
}
