package coach.ai.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import coach.ai.ModelId;
import coach.platform.Problem;
import coach.platform.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferedModelsTest {
  private static final Instant CREATED = Instant.parse("2026-03-02T15:00:00Z");
  private static final ModelId TERRA = ModelId.of("openai/gpt-5.6-terra");
  private static final ModelId LUNA = ModelId.of("openai/gpt-5.6-luna");
  private static final ModelId HAIKU = ModelId.of("anthropic/claude-haiku-4-5");
  private static final ModelId SONAR = ModelId.of("perplexity/perplexity/sonar");

  private final OfferedModels offered =
      new OfferedModels(List.of(TERRA, LUNA, HAIKU), Map.of("fast", List.of(LUNA, SONAR)), CREATED);

  @Test
  void coachIsTheUsualRoute() {
    assertThat(offered.route("coach")).containsExactly(TERRA, LUNA, HAIKU);
  }

  @Test
  void anAliasIsItsOwnRoute() {
    assertThat(offered.route("fast")).containsExactly(LUNA, SONAR);
  }

  @Test
  void aModelIsAskedFirstAndTheRestOfItsRouteAfterIt() {
    assertThat(offered.route("claude-haiku-4-5")).containsExactly(HAIKU, TERRA, LUNA);
    assertThat(offered.route("gpt-5.6-luna")).containsExactly(LUNA, TERRA, HAIKU);
    assertThat(offered.route("perplexity/sonar")).containsExactly(SONAR, LUNA);
    assertThat(offered.route("openai/gpt-5.6-terra")).containsExactly(TERRA, LUNA, HAIKU);
  }

  @Test
  void anAliasMayGiveCoachAnotherMeaning() {
    var other = new OfferedModels(List.of(TERRA), Map.of("coach", List.of(HAIKU)), CREATED);

    assertThat(other.route("coach")).containsExactly(HAIKU);
    assertThatThrownBy(() -> other.route(TERRA.model())).isInstanceOf(ProblemException.class);
  }

  @Test
  void withoutAnyModelNothingIsOffered() {
    var none = new OfferedModels(List.of(), Map.of(), CREATED);

    assertThat(none.list().data()).isEmpty();
    assertThatThrownBy(() -> none.route("coach")).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "COACH", "openai/", "openai/claude-haiku-4-5", "coach "})
  void whatIsNotOfferedIsNotFound(String name) {
    assertThatThrownBy(() -> offered.route(name))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.ModelNotFound(name)));
  }

  @Test
  void aNameIsRepeatedWithoutWhatCannotBePrinted() {
    assertThatThrownBy(() -> offered.route("a\r\nb\u202e"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.ModelNotFound("a??b?")));
  }

  @ParameterizedTest
  @CsvSource({
    "coach, trading-coach",
    "fast, trading-coach",
    "gpt-5.6-luna, openai",
    "openai/gpt-5.6-luna, openai",
    "perplexity/sonar, perplexity",
    "perplexity/perplexity/sonar, perplexity"
  })
  void eachNameThatMayBeAskedForIsAModel(String name, String owner) {
    assertThat(offered.model(name))
        .isEqualTo(new ModelView(name, "model", CREATED.getEpochSecond(), owner));
  }

  @Test
  void whatIsNotOfferedIsNoModelEither() {
    assertThatThrownBy(() -> offered.model("gpt-4o"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(new Problem.ModelNotFound("gpt-4o")));
  }

  @Test
  void theListNamesAliasesAndModelsOnce() {
    ModelListView list = offered.list();

    assertThat(list.object()).isEqualTo("list");
    assertThat(list.data())
        .extracting(ModelView::id, ModelView::ownedBy)
        .containsExactly(
            tuple("coach", "trading-coach"),
            tuple("fast", "trading-coach"),
            tuple("gpt-5.6-terra", "openai"),
            tuple("gpt-5.6-luna", "openai"),
            tuple("claude-haiku-4-5", "anthropic"),
            tuple("perplexity/sonar", "perplexity"));
    assertThat(list.data())
        .allSatisfy(
            model -> {
              assertThat(model.object()).isEqualTo("model");
              assertThat(model.created()).isEqualTo(CREATED.getEpochSecond());
            });
  }
}
