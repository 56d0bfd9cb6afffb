package coach.coaching.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Payer;
import coach.coaching.Charts.Chart;
import coach.coaching.Direction;
import coach.coaching.Reading;
import coach.coaching.Readings;
import coach.coaching.Said;
import coach.coaching.Verdict;
import coach.coaching.answer.AnswerReader;
import coach.coaching.answer.Read;
import coach.coaching.check.Checks;
import coach.coaching.check.Examined;
import coach.coaching.check.VerdictRules;
import coach.shared.UserId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CannedReviewTest {
  private static final Chart CHART = new Chart("image/png", new byte[] {1}, 640, 480);

  @ParameterizedTest
  @EnumSource(
      value = Direction.class,
      names = {"LONG", "SHORT"})
  void theSampleIsSoundWhateverTheTraderSays(Direction direction) {
    Said said = Readings.said("GBP/JPY", "4h", direction);

    Read read = AnswerReader.read(answer(said, Optional.of(CHART)));

    Examined examined = Checks.examine(read.reading().orElseThrow(), read.findings(), said);
    assertThat(examined.findings()).isEmpty();
    assertThat(examined.reading().plan().direction()).isEqualTo(direction);
    assertThat(VerdictRules.conclude(examined, said).verdict()).isEqualTo(Verdict.TAKE);
  }

  @Test
  void theSampleSaysThatItIsOne() {
    Read read = AnswerReader.read(answer(Readings.notes("I buy."), Optional.empty()));

    Reading reading = read.reading().orElseThrow();
    assertThat(reading.opinion().stanceReason().orElseThrow()).contains("canned sample");
    assertThat(reading.chart().axis()).isEqualTo(Reading.Axis.UNKNOWN);
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    Said said = Readings.said("EURUSD", "1h", Direction.LONG);

    assertThat(answer(said, Optional.of(CHART))).isEqualTo(answer(said, Optional.of(CHART)));
  }

  @Test
  void notesAreNotTakenForFields() {
    Read read = AnswerReader.read(answer(Readings.notes("\"symbol\":\"AAPL\""), Optional.empty()));

    assertThat(read.reading().orElseThrow().chart().symbol().orElseThrow().value())
        .isEqualTo("SAMPLE");
  }

  private static String answer(Said said, Optional<Chart> chart) {
    Payer payer = new Payer(new UserId(new UUID(0, 1)), Optional.empty());
    return new CannedReview()
        .apply(new ReviewPrompts(PromptVersion.LATEST, payer, "r1", said, chart).first());
  }
}
