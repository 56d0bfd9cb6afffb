package coach.ai.price.check;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ProviderName;
import coach.ai.config.LiveModels;
import coach.ai.config.LiveModels.Answer;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Violation;
import coach.support.Production;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveInvariantsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  // Assembled, so that no scanner of this repository takes them for real.
  private static final String KEY = "sk-" + "proj-fake0123456789ABCDEFabcdef";
  private static final String OTHER = "sk-" + "proj-fakeOther0123456789ABCDEF";
  private static final String ANTHROPIC = "sk-" + "ant-api03-fake0123456789ABCDEF";

  private static final Answer BOTH =
      new Answer.Listed(
          Map.of("gpt-5.6-terra", Optional.empty(), "gpt-5.6-luna", Optional.empty()));

  @Test
  void aGoodKeyWithItsModelsIsFine() {
    assertThat(told(withKey(), answering(BOTH))).isEmpty();
  }

  @Test
  void aRefusedKeyIsAnError() {
    assertThat(told(withKey(), answering(new Answer.Refused("401 invalid_api_key"))))
        .containsExactly("AI-004 ERROR ai.openai.key refused: 401 invalid_api_key");
  }

  @Test
  void aProviderThatDoesNotSayIsAWarning() {
    assertThat(told(withKey(), answering(new Answer.Unanswered("503"))))
        .containsExactly("AI-004 WARNING ai.openai.key not known: 503");
  }

  @Test
  void aFrozenProviderIsAWarningToo() {
    CountDownLatch never = new CountDownLatch(1);

    List<String> told =
        told(
            withKey(),
            (_, _) -> {
              never.await();
              return BOTH;
            });

    assertThat(told)
        .containsExactly("AI-004 WARNING ai.openai.key not known: not finished in time, 2500 ms");
  }

  @Test
  void aQuestionThatFailsIsAWarningToo() {
    LiveModels broken =
        (_, _) -> {
          throw new IllegalStateException("no route");
        };

    assertThat(told(withKey(), broken))
        .containsExactly(
            "AI-004 WARNING ai.openai.key not known: java.lang.IllegalStateException: no route");
  }

  @Test
  void thePreviousKeyServesWhileTheNewOneIsRefused() {
    Production rotating = withKey().set("OPENAI_API_KEY_PREVIOUS", OTHER);

    assertThat(told(rotating, (_, key) -> key.equals(OTHER) ? BOTH : new Answer.Refused("401")))
        .containsExactly(
            "AI-004 WARNING ai.openai.key refused (401), the previous key is accepted");
    assertThat(told(rotating, answering(new Answer.Refused("401"))))
        .containsExactly("AI-004 ERROR ai.openai.key refused: 401");
  }

  @Test
  void aModelThatTheProviderDoesNotListIsAnError() {
    Answer one = new Answer.Listed(Map.of("gpt-5.6-terra", Optional.empty()));

    assertThat(told(withKey(), answering(one)))
        .containsExactly(
            "AI-005 ERROR ai.openai.fallbackModel gpt-5.6-luna, which the provider does not list");
  }

  @Test
  void anEmptyListSaysNothingAboutModels() {
    assertThat(told(withKey(), answering(new Answer.Listed(Map.of())))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-19 | AI-010 ERROR ai.openai.model gpt-5.6-terra ended on 2026-11-19",
        "2026-11-20 | AI-011 WARNING ai.openai.model gpt-5.6-terra ends today (2026-11-20)",
        "2026-12-04 | AI-011 WARNING ai.openai.model gpt-5.6-terra ends in 14 days (2026-12-04)"
      })
  void theProvidersOwnLastDayCounts(LocalDate last, String told) {
    Answer ending =
        new Answer.Listed(
            Map.of("gpt-5.6-terra", Optional.of(last), "gpt-5.6-luna", Optional.empty()));

    assertThat(told(withKey(), answering(ending))).containsExactly(told);
  }

  @Test
  void noModelIsToldToFollowItself() {
    LocalDate last = LocalDate.parse("2026-12-04");
    Answer one =
        new Answer.Listed(
            Map.of("gpt-5.6-terra", Optional.of(last), "gpt-5.6-luna", Optional.empty()));
    Answer both =
        new Answer.Listed(
            Map.of("gpt-5.6-terra", Optional.of(last), "gpt-5.6-luna", Optional.of(last)));
    Answer none = new Answer.Listed(Map.of("gpt-5.4", Optional.empty()));

    assertThat(fixes(one)).containsExactly("export OPENAI_MODEL=gpt-5.2");
    assertThat(fixes(both))
        .containsExactly(
            "export OPENAI_MODEL=gpt-5.2", "export OPENAI_FALLBACK_MODEL=gpt-5.4-nano");
    assertThat(fixes(none))
        .containsExactly(
            "export OPENAI_MODEL=gpt-5.4", "export OPENAI_FALLBACK_MODEL=gpt-5.4-nano");
  }

  private static List<String> fixes(Answer answer) {
    var ai = withKey().check().configuration().orElseThrow().ai();
    return new LiveInvariants(ai, CLOCK, answering(answer))
        .liveChecks(Mode.PRODUCTION)
        .flatMap(LiveInvariantsTest::run)
        .map(Violation::fix)
        .toList();
  }

  @Test
  void aLastDayThatTheTableKnowsIsToldOnce() {
    Production production = withKey().set("OPENAI_MODEL", "gpt-5");
    Answer ending =
        new Answer.Listed(
            Map.of(
                "gpt-5", Optional.of(LocalDate.parse("2026-12-11")),
                "gpt-5.6-luna", Optional.empty()));

    assertThat(told(production, answering(ending))).isEmpty();
    assertThat(production.check().report().ids()).containsExactly("AI-011");
  }

  @Test
  void eachProviderIsAskedWithItsOwnKeyOnly() {
    List<String> asked = new ArrayList<>();

    told(
        withKey().set("ANTHROPIC_API_KEY", ANTHROPIC),
        (provider, key) -> {
          asked.add(provider.text() + " " + key);
          return new Answer.Listed(Map.of());
        });

    assertThat(asked).containsExactly("openai " + KEY, "anthropic " + ANTHROPIC);
  }

  @Test
  void noKeyLeavesForAnAddressOrInAShapeThatIsWrong() {
    LiveModels forbidden =
        (_, _) -> {
          throw new AssertionError("must not be asked");
        };

    assertThat(told(withKey().set("OPENAI_BASE_URL", "https://evil.io/v1"), forbidden)).isEmpty();
    assertThat(told(new Production().set("OPENAI_API_KEY", ANTHROPIC), forbidden)).isEmpty();
    assertThat(told(withKey().set("USE_MOCK_OPENAI", "true"), forbidden)).isEmpty();
    assertThat(told(new Production(), forbidden)).isEmpty();
  }

  private static Production withKey() {
    return new Production().set("OPENAI_API_KEY", KEY);
  }

  private static LiveModels answering(Answer answer) {
    return (ProviderName _, String _) -> answer;
  }

  private static List<String> told(Production production, LiveModels models) {
    var ai = production.check().configuration().orElseThrow().ai();
    return new LiveInvariants(ai, CLOCK, models)
        .liveChecks(Mode.PRODUCTION)
        .flatMap(LiveInvariantsTest::run)
        .map(it -> it.rule().id() + " " + it.rule().severity() + " " + it.key() + " " + it.found())
        .toList();
  }

  private static Stream<Violation> run(LiveCheck check) {
    try {
      return check.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
