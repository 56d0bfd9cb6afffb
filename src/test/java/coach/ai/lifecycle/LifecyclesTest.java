package coach.ai.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.lifecycle.ModelLife.Existence;
import coach.ai.lifecycle.ModelLife.Nearness;
import coach.ai.lifecycle.ModelLife.Source;
import coach.ai.provider.Listing.Listed;
import coach.ai.status.Configurations;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecyclesTest {
  private static final LocalDate TABLE = LocalDate.parse("2026-12-11"); // of gpt-5

  @Test
  void untilAProviderAnswersThePriceTableTells() {
    WatchedModels watched = new WatchedModels();

    ModelLife life = watched.life("gpt-5");

    assertThat(life.existence()).isEqualTo(Existence.UNKNOWN);
    assertThat(life.shutdown()).contains(TABLE);
    assertThat(life.source()).contains(Source.PRICES);
    assertThat(life.daysLeft()).contains(21L);
    assertThat(life.recommendation())
        .isEqualTo("gpt-5 ends in 21 days; set OPENAI_MODEL=gpt-5.6-terra");
  }

  @Test
  void whenBothEndEachHasASuccessorOfItsOwn() {
    WatchedModels watched = new WatchedModels();
    watched.lists(listed("gpt-5"), listed("gpt-5.6-luna", "2026-12-20"));

    assertThat(watched.life("gpt-5").recommendation())
        .isEqualTo("gpt-5 ends in 21 days; set OPENAI_MODEL=gpt-5.6-terra");
    assertThat(watched.life("gpt-5.6-luna").recommendation())
        .isEqualTo("gpt-5.6-luna ends in 30 days; set OPENAI_FALLBACK_MODEL=gpt-5.4-nano");
  }

  @Test
  void aSuccessorThatEndsTooIsNotAdvised() {
    WatchedModels watched = new WatchedModels();
    watched.lists(
        listed("gpt-5"),
        listed("gpt-5.6-luna"),
        listed("gpt-5.6-terra", "2026-12-01"),
        listed("gpt-5.2"));

    assertThat(watched.life("gpt-5").successor()).contains("gpt-5.2");
  }

  @Test
  void whatAProviderSaysOverridesThePriceTable() {
    WatchedModels watched = new WatchedModels();
    watched.lists(listed("gpt-5", "2026-11-21"), listed("gpt-5.6-luna"));

    ModelLife life = watched.life("gpt-5");

    assertThat(life.existence()).isEqualTo(Existence.LISTED);
    assertThat(life.source()).contains(Source.PROVIDER);
    assertThat(life.recommendation())
        .isEqualTo("gpt-5 ends tomorrow; set OPENAI_MODEL=gpt-5.6-terra");
  }

  @Test
  void aProviderThatNamesNoDayLeavesThatOfTheTable() {
    WatchedModels watched = new WatchedModels();
    watched.lists(listed("gpt-5"), listed("gpt-5.6-luna"));

    assertThat(watched.life("gpt-5").source()).contains(Source.PRICES);
    assertThat(watched.life("gpt-5.6-luna").shutdown()).isEmpty();
    assertThat(watched.life("gpt-5.6-luna").needsAttention()).isFalse();
  }

  @Test
  void aModelThatIsNotListedIsGone() {
    WatchedModels watched = new WatchedModels();
    watched.lists(listed("gpt-5"));

    ModelLife life = watched.life("gpt-5.6-luna");

    assertThat(life.isGone()).isTrue();
    assertThat(life.recommendation())
        .isEqualTo("openai does not list gpt-5.6-luna; set OPENAI_FALLBACK_MODEL=gpt-5.4-nano");
  }

  @Test
  void whatIsListedOnlyWithItsDateIsThere() {
    WatchedModels watched = new WatchedModels();
    watched.lists(listed("gpt-5-2025-08-07"), listed("gpt-5.6-luna-20260701"));

    assertThat(watched.life("gpt-5").existence()).isEqualTo(Existence.LISTED);
    assertThat(watched.life("gpt-5.6-luna").existence()).isEqualTo(Existence.LISTED);
  }

  @Test
  void anotherModelWhoseNameBeginsTheSameIsAnother() {
    WatchedModels watched = new WatchedModels();
    watched.lists(listed("gpt-5-mini"), listed("gpt-5.6-luna"));

    assertThat(watched.life("gpt-5").existence()).isEqualTo(Existence.MISSING);
  }

  @Test
  void aModelOfANamedRouteIsChangedThere() {
    WatchedModels watched =
        new WatchedModels(
            Configurations.of(
                false,
                Configurations.openai("sk-proj-0123456789abcdef"),
                Map.of(Purpose.REVIEW, List.of(new ModelId(ProviderName.OPENAI, "gpt-5")))));

    assertThat(watched.life("gpt-5").recommendation())
        .isEqualTo("gpt-5 ends in 21 days; set ai.routes.review to gpt-5.6-terra");
  }

  @ParameterizedTest
  @CsvSource({
    "61, FAR",
    "60, WITHIN_60_DAYS",
    "31, WITHIN_60_DAYS",
    "30, WITHIN_30_DAYS",
    "8, WITHIN_30_DAYS",
    "7, WITHIN_7_DAYS",
    "0, WITHIN_7_DAYS",
    "-1, OVER"
  })
  void theNearerTheEndTheLouder(long days, Nearness nearness) {
    assertThat(Nearness.of(days)).isEqualTo(nearness);
  }

  @Test
  void aProviderThatDoesNotAnswerTakesNoModelAway() {
    WatchedModels watched = new WatchedModels();
    watched.lists(listed("gpt-5"), listed("gpt-5.6-luna"));
    watched.openai.breakDown(FailureClass.TIMEOUT);
    watched.lookAfter(ModelWatch.PAUSE.multipliedBy(2));

    assertThat(watched.life("gpt-5").existence()).isEqualTo(Existence.LISTED);
  }

  private static Listed listed(String model) {
    return new Listed(model, Optional.empty());
  }

  private static Listed listed(String model, String shutdown) {
    return new Listed(model, Optional.of(LocalDate.parse(shutdown)));
  }
}
