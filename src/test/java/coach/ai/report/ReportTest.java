package coach.ai.report;

import static coach.ai.report.Snapshots.FIRST;
import static coach.ai.report.Snapshots.NOW;
import static coach.ai.report.Snapshots.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.Sighting;
import coach.ai.provider.Reply.Headroom;
import coach.ai.report.Check.Word;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ai.spend.Settlement.Charge;
import coach.ai.status.Attempts;
import coach.ai.status.ManualClock;
import coach.platform.Component;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
  private final Snapshots service = new Snapshots();

  @Test
  void whenAllIsWellThereIsNothingToSay() {
    Snapshot now = service.take();

    assertThat(Checks.overall(Checks.of(now))).isEqualTo(Word.HEALTHY);
    assertThat(Alerts.of(now)).isEmpty();
    assertThat(Recommendations.of(now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "24999, HEALTHY, true",
    "25000, WARNING, true",
    "30000, WARNING, false",
    "35000, CRITICAL, false"
  })
  void responseTimeHasATargetAndTwoThresholds(long p95, Target.Standing standing, boolean kept) {
    service.windows = Optional.of(Snapshots.hour(100, 100, p95));

    assertThat(target(Targets.RESPONSE_TIME).standing()).isEqualTo(standing);
    assertThat(target(Targets.RESPONSE_TIME).compliant()).contains(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, HEALTHY, true",
    "995, OFF_TARGET, false",
    "950, OFF_TARGET, false",
    "949, WARNING, false",
    "900, WARNING, false",
    "899, CRITICAL, false"
  })
  void successRateToo(long succeeded, Target.Standing standing, boolean kept) {
    service.windows = Optional.of(Snapshots.hour(1_000, succeeded, 1_000));

    assertThat(target(Targets.SUCCESS_RATE).standing()).isEqualTo(standing);
    assertThat(target(Targets.SUCCESS_RATE).compliant()).contains(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "39.99, HEALTHY, true, HEALTHY",
    "40, WARNING, true, DEGRADED",
    "50, WARNING, false, DEGRADED",
    "60, CRITICAL, false, UNHEALTHY"
  })
  void dailyCostToo(String spent, Target.Standing standing, boolean kept, Word budget) {
    service.account = Optional.of(Snapshots.spent(spent));

    assertThat(target(Targets.DAILY_COST).standing()).isEqualTo(standing);
    assertThat(target(Targets.DAILY_COST).compliant()).contains(kept);
    assertThat(check("budget").status()).isEqualTo(budget);
  }

  @Test
  void fewAnswersRaiseNoAlarmAboutTheirRate() {
    service.windows = Optional.of(Snapshots.hour(Alerts.FEWEST - 1, 0, 1_000));
    assertThat(Alerts.of(service.take())).isEmpty();

    service.windows = Optional.of(Snapshots.hour(Alerts.FEWEST, 0, 1_000));
    assertThat(Alerts.of(service.take()))
        .extracting(Alert::id, Alert::severity)
        .containsExactly(tuple("ai_success_rate", Alert.Severity.CRITICAL));
  }

  @Test
  void whatTheBooksDoNotTellIsUnknownAndNotZero() {
    service.account = Optional.empty();
    service.windows = Optional.empty();
    Snapshot now = service.take();

    assertThat(Targets.of(now).values())
        .allSatisfy(
            target -> {
              assertThat(target.standing()).isEqualTo(Target.Standing.UNKNOWN);
              assertThat(target.compliant()).isEmpty();
            });
    assertThat(Checks.overall(Checks.of(now))).isEqualTo(Word.DEGRADED);
    assertThat(Alerts.of(now)).extracting(Alert::id).containsExactly("ai_ledger");
  }

  @Test
  void whatIsKnownOfModelsIsSaidAlsoBeforeTheirListIsThere() {
    service.sighting = Sighting.NONE;
    service.models =
        List.of(
            Snapshots.unseen(FIRST, Optional.of(21L)), Snapshots.unseen(SECOND, Optional.empty()));

    assertThat(check("models").status()).isEqualTo(Word.DEGRADED);
    assertThat(check("models").message())
        .isEqualTo("gpt-5 ends in 21 days; openai has not been asked for its models yet");
    assertThat(check("models").age()).isEmpty();
  }

  @Test
  void aListThatWasNotReachedIsUnknownAndSaysWhy() {
    service.models = List.of(Snapshots.unseen(FIRST, Optional.empty()));
    service.sighting = Sighting.NONE;
    assertThat(check("models").status()).isEqualTo(Word.UNKNOWN);
    assertThat(check("models").message()).isEqualTo("openai has not been asked for its models yet");

    service.sighting = Snapshots.failing(FailureClass.UNREACHABLE);
    assertThat(check("models").status()).isEqualTo(Word.UNKNOWN);
    assertThat(check("models").message()).isEqualTo("openai does not list its models: unreachable");
  }

  @Test
  void aRouteWithoutAnyModelIsUnhealthy() {
    service.models = List.of(Snapshots.missing(FIRST), Snapshots.life(SECOND, Optional.empty()));
    assertThat(check("models").status()).isEqualTo(Word.DEGRADED);

    service.models = List.of(Snapshots.missing(FIRST), Snapshots.missing(SECOND));
    assertThat(check("models").status()).isEqualTo(Word.UNHEALTHY);
  }

  @Test
  void withoutAKeyNothingIsUsable() {
    service.keys = List.of(Snapshots.key(KeyView.Standing.REFUSED, 10));
    Snapshot now = service.take();

    assertThat(check("api_key").status()).isEqualTo(Word.UNHEALTHY);
    assertThat(now.takesCalls(FIRST)).isFalse();
    assertThat(component(now).status()).isEqualTo(Component.Status.DOWN);
    assertThat(Alerts.of(now)).extracting(Alert::id).contains("ai_key:openai");
  }

  @Test
  void oneRestedModelDegradesAndAllOfThemAreTheEnd() {
    service.breakers = List.of(Snapshots.open(FIRST.toString(), "failures"));
    assertThat(check("circuit_breaker").status()).isEqualTo(Word.DEGRADED);
    assertThat(service.take().takesCalls(SECOND)).isTrue();
    assertThat(component(service.take()).status()).isEqualTo(Component.Status.UP);

    service.breakers = List.of(Snapshots.open("openai", "billing"));
    assertThat(check("circuit_breaker").status()).isEqualTo(Word.UNHEALTHY);
    assertThat(component(service.take()).status()).isEqualTo(Component.Status.DOWN);
    assertThat(Alerts.of(service.take()))
        .extracting(Alert::id, Alert::since)
        .containsExactly(tuple("ai_breaker:openai", Optional.of(NOW.minusSeconds(90))));
  }

  @Test
  void aSilentProviderIsForgivenOnceACallCameThrough() {
    Sighting.Failure failure =
        new Sighting.Failure(FailureClass.TIMEOUT, NOW.minusSeconds(400), NOW.minusSeconds(100));
    service.sighting = new Sighting(List.of(), Optional.empty(), Optional.of(failure));
    assertThat(check("connectivity").status()).isEqualTo(Word.UNHEALTHY);
    assertThat(component(service.take()).message()).isEqualTo("fails: timeout");

    ManualClock clock = new ManualClock(); // at the same moment
    LiveCalls calls = new LiveCalls(clock);
    calls.attempted(Attempts.completed(FIRST, Kind.FIRST, room(5)));
    service.calls = calls.all();
    assertThat(check("connectivity").status()).isEqualTo(Word.HEALTHY);
  }

  @Test
  void aProviderOfWhichNothingWasHeardIsUnknown() {
    service.sighting = Sighting.NONE;

    assertThat(check("connectivity").status()).isEqualTo(Word.UNKNOWN);
    assertThat(component(service.take()).status()).isEqualTo(Component.Status.UNKNOWN);
  }

  @Test
  void headroomIsThatOfTheLastCallWhichTold() {
    ManualClock clock = new ManualClock();
    LiveCalls calls = new LiveCalls(clock);
    assertThat(check("rate_limit").status()).isEqualTo(Word.UNKNOWN);

    calls.attempted(Attempts.completed(FIRST, Kind.FIRST, room(0)));
    calls.attempted(Attempts.failed(FIRST, FailureClass.TIMEOUT, new Charge.Unknown()));
    service.calls = calls.all();

    assertThat(check("rate_limit").status()).isEqualTo(Word.DEGRADED);
    assertThat(service.take().room(FIRST).orElseThrow().resetsAt())
        .contains(NOW.plus(Duration.ofSeconds(6)));
    assertThat(service.take().answeredAt(ProviderName.OPENAI)).contains(NOW);
  }

  private static Headroom room(long requests) {
    return Attempts.headroom(requests, 1_000, Duration.ofSeconds(6));
  }

  private Target target(String name) {
    return Optional.ofNullable(Targets.of(service.take()).get(name)).orElseThrow();
  }

  private Check check(String name) {
    return Optional.ofNullable(Checks.of(service.take()).get(name)).orElseThrow();
  }

  private static Component.Health component(Snapshot now) {
    return new ProviderComponent(ProviderName.OPENAI, () -> now).health();
  }
}
