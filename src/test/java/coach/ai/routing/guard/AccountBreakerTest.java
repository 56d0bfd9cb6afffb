package coach.ai.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.routing.Breakers.State;
import coach.ai.routing.Breakers.Steering;
import coach.ai.routing.FakeKeys;
import coach.ai.routing.ManualTime;
import coach.ai.routing.guard.Admission.Permission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountBreakerTest {
  private static final Verdict NO_MONEY = new Verdict.AccountFailed(FailureClass.BILLING, "key");

  private final ManualTime time = new ManualTime();
  private final FakeKeys keys = new FakeKeys();
  private final AccountBreaker breaker =
      new AccountBreaker(ProviderName.OPENAI, keys, time.timing());

  private Permission admitted() {
    return ((Admission.Admitted) breaker.admit()).permission();
  }

  private void restIsOver() {
    admitted().tell(NO_MONEY);
    time.passes(Duration.ofMinutes(10));
  }

  @Test
  void nobodyIsToldThatItIsOpenWhenItLetsPeopleIn() {
    admitted().tell(NO_MONEY);
    assertThat(breaker.view().state()).isEqualTo(State.OPEN);

    time.passes(Duration.ofMinutes(10));

    assertThat(breaker.view().state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void oneRequestAtATimeTriesTheAccount() {
    restIsOver();

    Permission _ = admitted();

    assertThat(breaker.admit()).isInstanceOf(Admission.Refused.class);
    assertThat(breaker.view().state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void aTrialThatShowsNothingIsFollowedByTheNext() {
    restIsOver();

    admitted().tell(new Verdict.NothingLearnt());
    admitted().tell(new Verdict.Failed(FailureClass.SERVER_ERROR));
    admitted().tell(new Verdict.Worked());

    assertThat(breaker.view().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void whatBeganBeforeTheRestDoesNotEndIt() {
    Permission early = admitted();
    admitted().tell(NO_MONEY);

    early.tell(new Verdict.Worked());

    assertThat(breaker.view().state()).isEqualTo(State.OPEN);
    assertThat(breaker.rests()).isTrue();
  }

  @Test
  void aNewKeyIsNoMoney() {
    admitted().tell(NO_MONEY);

    keys.set(ProviderName.OPENAI, "another");

    assertThat(breaker.view().state()).isEqualTo(State.OPEN);
  }

  @Test
  void whatAnOperatorHoldsNothingElseChanges() {
    Permission early = admitted();
    breaker.steer(Steering.CLOSED);

    early.tell(NO_MONEY);

    assertThat(breaker.view().state()).isEqualTo(State.CLOSED);
    breaker.steer(Steering.OPEN);
    time.passes(Duration.ofDays(1));
    assertThat(breaker.admit()).isEqualTo(new Admission.Refused(Duration.ofSeconds(1)));
  }
}
