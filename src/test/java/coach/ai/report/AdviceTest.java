package coach.ai.report;

import static coach.ai.report.Snapshots.FIRST;
import static coach.ai.report.Snapshots.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.key.KeyView;
import coach.ai.report.Check.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What operators are advised to do.
class AdviceTest {
  private final Snapshots service = new Snapshots();

  @ParameterizedTest
  @CsvSource({"60, HEALTHY, WARNING", "30, HEALTHY, WARNING", "7, DEGRADED, CRITICAL"})
  void aModelThatEndsIsAnnouncedWithWhatToDo(long days, Word word, Alert.Severity severity) {
    service.models =
        List.of(Snapshots.life(FIRST, Optional.of(days)), Snapshots.life(SECOND, Optional.empty()));

    assertThat(check("models").status()).isEqualTo(word);
    assertThat(Alerts.of(service.take())).extracting(Alert::severity).containsExactly(severity);
    assertThat(Recommendations.of(service.take()))
        .containsExactly("gpt-5 ends in %d days; set OPENAI_MODEL=gpt-5.6-terra".formatted(days));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNREACHABLE | openai cannot be reached; look at DNS, the firewall and OPENAI_BASE_URL",
        "RESET | openai fails (reset); look at its status page: there is nothing to correct here",
        "REDIRECTED | openai does not know GET /v1/models there; correct OPENAI_BASE_URL",
        "FORBIDDEN | openai refuses us; see on its page whether this address and project may ask"
      })
  void aProviderThatFailsHasARemedyByItsCause(FailureClass reason, String remedy) {
    service.sighting = Snapshots.failing(reason);

    assertThat(Recommendations.of(service.take())).containsExactly(remedy);
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void noFailureSendsAnybodyToAKeyThatIsRight(FailureClass reason) {
    service.sighting = Snapshots.failing(reason);

    assertThat(Recommendations.of(service.take()))
        .noneMatch(line -> line.contains("OPENAI_API_KEY"));
  }

  @Test
  void aNewKeyThatIsNotTakenDegrades() {
    KeyView bad = Snapshots.key(KeyView.Standing.REFUSED, 0);
    service.keys = List.of(Snapshots.key(KeyView.Standing.SERVING, 10), bad);

    assertThat(check("api_key").status()).isEqualTo(Word.DEGRADED);
    assertThat(Recommendations.of(service.take()))
        .containsExactly("openai key 3f2a1c is not used (it is refused); correct OPENAI_API_KEY");
  }

  @Test
  void aNewKeyThatNobodyCouldTryIsNotTheOperatorsFault() {
    service.keys =
        List.of(
            Snapshots.key(KeyView.Standing.SERVING, 10),
            Snapshots.untried("the provider could not be asked: unreachable"));

    assertThat(check("api_key").message()).isEqualTo("a new key could not be tried yet");
    assertThat(Recommendations.of(service.take()))
        .containsExactly(
            "openai key 3f2a1c is not used (the provider could not be asked: unreachable);"
                + " there is nothing to correct: it is tried again every minute");
  }

  @Test
  void aKeyOfNinetyDaysIsBetterReplaced() {
    service.keys = List.of(Snapshots.key(KeyView.Standing.SERVING, 90));

    assertThat(Recommendations.of(service.take()))
        .containsExactly(
            "openai key 3f2a1c is 90 days old; make a new one and put it into OPENAI_API_KEY");
    assertThat(Alerts.of(service.take()))
        .extracting(Alert::id)
        .containsExactly("ai_key_age:openai");
  }

  @Test
  void aBreakerThatSomebodyHoldsOpenIsNamed() {
    service.breakers = List.of(Snapshots.heldOpen(SECOND.toString()));

    assertThat(Recommendations.of(service.take()))
        .containsExactly(
            "openai/gpt-5.6-luna is held open by an operator;"
                + " POST /tasks/breaker?name=openai/gpt-5.6-luna&to=auto ends that");
  }

  @Test
  void aModelThatRestsIsNoMatterUntilNoneTakesCalls() {
    service.breakers = List.of(Snapshots.open(FIRST.toString(), "server_error"));
    assertThat(Recommendations.of(service.take())).isEmpty();

    service.breakers =
        List.of(
            Snapshots.open(FIRST.toString(), "server_error"),
            Snapshots.heldOpen(SECOND.toString()));
    assertThat(Recommendations.of(service.take()))
        .containsExactly(
            "no model takes calls, and openai/gpt-5 rests (server_error); it is tried again by"
                + " itself: look at its provider's status page, or try it at once with"
                + " POST /tasks/breaker?name=openai/gpt-5&to=auto",
            "openai/gpt-5.6-luna is held open by an operator;"
                + " POST /tasks/breaker?name=openai/gpt-5.6-luna&to=auto ends that");
  }

  @Test
  void aProviderWithoutAnyKeyIsToldWhereToGetOne() {
    service.keys = List.of();

    assertThat(Recommendations.of(service.take()))
        .containsExactly(
            "openai has no usable key; put one into OPENAI_API_KEY,"
                + " then POST /tasks/rotate-ai-key?provider=openai");
  }

  @Test
  void aKeyThatIsRefusedWhileItServesIsToBeReplaced() {
    service.breakers = List.of(Snapshots.open("openai", "bad_key"));

    assertThat(Recommendations.of(service.take()))
        .containsExactly(
            "openai refuses our key; put another one into OPENAI_API_KEY,"
                + " then POST /tasks/rotate-ai-key?provider=openai");
  }

  @Test
  void aKeyThatIsKnownToBeBadIsNamedOnce() {
    service.keys = List.of(Snapshots.key(KeyView.Standing.REFUSED, 0));
    service.breakers = List.of(Snapshots.open("openai", "bad_key"));

    assertThat(Recommendations.of(service.take()))
        .containsExactly("openai key 3f2a1c is not used (it is refused); correct OPENAI_API_KEY");
  }

  @ParameterizedTest
  @EnumSource(Trouble.class)
  void whileNoModelTakesCallsThereIsSomethingToDo(Trouble trouble) {
    trouble.strikes.accept(service);
    Snapshot now = service.take();

    assertThat(now.setup().models()).noneMatch(now::takesCalls);
    assertThat(Recommendations.of(now)).isNotEmpty();
  }

  /// Each way in which none takes any.
  enum Trouble {
    HELD(it -> it.breakers = List.of(Snapshots.heldOpen("openai"))),
    BILLING(it -> it.breakers = List.of(Snapshots.open("openai", "billing"))),
    REFUSED(it -> it.keys = List.of(Snapshots.key(KeyView.Standing.REFUSED, 0))),
    UNTRIED(it -> it.keys = List.of(Snapshots.untried("it was not tried"))),
    UNVERIFIED(it -> it.keys = List.of(Snapshots.key(KeyView.Standing.UNVERIFIED, 0))),
    SPARE(it -> it.keys = List.of(Snapshots.key(KeyView.Standing.SPARE, 0))),
    NO_KEY(it -> it.keys = List.of()),
    RESTING(
        it ->
            it.breakers =
                Stream.of(FIRST, SECOND)
                    .map(model -> Snapshots.open(model.toString(), "timeout"))
                    .toList());

    private final Consumer<Snapshots> strikes;

    Trouble(Consumer<Snapshots> strikes) {
      this.strikes = strikes;
    }
  }

  @Test
  void oneCallIsNoCalls() {
    service.account = Optional.of(Snapshots.unsettled(1));
    assertThat(Alerts.of(service.take()))
        .extracting(Alert::message)
        .containsExactly("the cost of 1 call is unknown; 0.25 USD stays held for it");

    service.account = Optional.of(Snapshots.unsettled(2));
    assertThat(Recommendations.of(service.take()))
        .containsExactly(
            "the cost of 2 calls is unknown; look at GET /api/ops/holds and resolve them");
  }

  private Check check(String name) {
    return Optional.ofNullable(Checks.of(service.take()).get(name)).orElseThrow();
  }
}
