package coach.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.AnswerBooks.Spent;
import coach.ai.Trail;
import coach.coaching.Failure;
import coach.coaching.FakeGateway;
import coach.coaching.Readings;
import coach.shared.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Stage.Door.class)
class FailurePageTest {
  private final Stage stage;

  FailurePageTest(Stage stage) {
    this.stage = stage;
  }

  static Stream<Arguments> answers() {
    Instant later = Instant.parse("2100-01-01T00:00:00Z");
    return Stream.of(
        arguments(
            new Answer.OverBudget(Budget.USER_DAY, later, Trail.NONE), "The budget is used up"),
        arguments(
            new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE), "No model answers"),
        arguments(new Answer.LedgerUnavailable(Trail.NONE), "The books cannot be written"),
        arguments(
            new Answer.Declined("policy", FakeGateway.MODEL, FakeGateway.TRAIL),
            "The model declined"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aFailureHasItsOwnWordsAndATryWithTheSameChart(Answer answer, String title) throws Exception {
    FakeGateway models = stage.models().then(answer).then(Readings.usual());
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      visit.says(".failure h1", title);
      assertThat(visit.find(".chart-image")).isVisible();
      visit.find(".failure .primary").click();

      visit.says(".verdict", "Take");
      visit.says("#review", "EURUSD");
    }
    assertThat(models.prompts).hasSize(2);
    assertThat(models.prompts.getLast().images()).isEqualTo(models.prompts.getFirst().images());
  }

  @Test
  void whatFailedCanBeChangedFirst() throws Exception {
    stage
        .models()
        .then(new Answer.Unavailable("down", Duration.ofSeconds(7), Trail.NONE))
        .then(Readings.usual());
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      visit.find(".failure button >> text=Change it first").click();
      assertThat(visit.find("#upload-symbol")).hasValue("EURUSD");
      visit.says("#chosen", "The chart of your earlier review");
      visit.find("#upload-notes").fill("Now with a plan.");
      visit.find("#upload-submit").click();

      visit.says(".notes", "Now with a plan.");
    }
  }

  @Test
  void whatNobodyKnowsTheCostOfIsNotCalledFree() throws Exception {
    FakeGateway models = stage.models();
    Trail unknown = new Trail(FakeGateway.TRAIL.steps(), Money.ZERO, Money.ZERO, new Money(5_000));
    Spent spent = new Spent(1, 1, Optional.of(FakeGateway.MODEL.toString()), Optional.empty());
    models.then(
        _ -> {
          stage.books.tell(models.answers.getFirst(), spent);
          return new Answer.Unavailable("late", Duration.ofSeconds(7), unknown);
        });
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      visit.says("#details-title + dl", "Not known: a model was asked");
      visit.says("#details-title + dl", "once");
      visit.find("nav >> text=History").click();

      visit.says(".entry", "cost not known");
    }
  }

  @Test
  void whatWasNotAskedWasNotAsked() throws Exception {
    stage.models().then(new Answer.LedgerUnavailable(Trail.NONE));
    try (Visit visit = stage.visit().signIn(stage.trader()).review()) {
      visit.says("#details-title + dl", "$0.00");
      visit.says("#details-title + dl", "not at all");
    }
  }

  @ParameterizedTest
  @EnumSource(Failure.Kind.class)
  void everyFailureHasWords(Failure.Kind kind) throws Exception {
    String words = Files.readString(Path.of("src/main/resources/coach/ui/words.js"));

    assertThat(words).containsPattern("  " + kind.text() + ": \\[");
  }

  @Test
  void whatIsWrongIsSaidAtItsField() throws Exception {
    stage.models();
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.find("#upload-submit").click();
      visit.says("#upload-image-error", "Choose a chart, or describe your plan");
      visit.find("#upload-notes").fill("x");
      visit.find("#upload-symbol").fill("<b>");
      visit.find("#upload-risk").fill("much");
      visit.find("#upload-submit").click();

      visit.says("#upload-symbol-error", "must be a symbol such as EURUSD");
      visit.says("#upload-account_risk_usd-error", "must be a plain decimal above 0");
      assertThat(visit.find("#upload-symbol")).hasAttribute("aria-invalid", "true");
      assertThat(visit.focus()).isEqualTo("upload-symbol");
      assertThat(visit.find("#upload-notes")).hasValue("x");
    }
  }

  @Test
  void aFileThatIsNoChartIsRefusedHereOrThere() throws Exception {
    stage.models();
    Path text = Files.writeString(Files.createTempFile("no-chart", ".png"), "no picture");
    Path gif = Files.writeString(Files.createTempFile("no-chart", ".gif"), "GIF89a");
    try (Visit visit = stage.visit().signIn(stage.trader())) {
      visit.find("#upload-image").setInputFiles(gif);
      visit.says("#upload-image-error", "That is no PNG, JPEG or WebP picture.");
      visit.find("#upload-image").setInputFiles(text);
      visit.find("#upload-submit").click();

      assertThat(visit.find("#upload-image-error")).not().hasText("");
      assertThat(visit.find("#upload")).isVisible();
    } finally {
      Files.delete(text);
      Files.delete(gif);
    }
  }
}
