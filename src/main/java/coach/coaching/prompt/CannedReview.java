package coach.coaching.prompt;

import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.coaching.Direction;
import coach.coaching.Reading;
import coach.coaching.Reading.Axis;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Horizon;
import coach.coaching.Reading.HorizonKind;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.LevelKind;
import coach.coaching.Reading.Opinion;
import coach.coaching.Reading.Plan;
import coach.coaching.Reading.Setup;
import coach.coaching.Reading.SetupKind;
import coach.coaching.Reading.Trend;
import coach.coaching.Verdict;
import coach.coaching.answer.AnswerWriter;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the canned model answers when it is asked for a review: the same for the same question,
/// consistent, and plainly a sample.
///
/// It takes symbol, timeframe and direction from the trader's block, and has looked at no chart.
public final class CannedReview implements Function<Prompt, String> {
  private static final Pattern SAID = Pattern.compile("\"(\\w+)\":\"([^\"\\\\]{1,40})\"");
  private static final String SAMPLE = "This is a canned sample: no model has seen your chart.";

  @Override
  public String apply(Prompt prompt) {
    String block = trader(prompt);
    boolean isShort = said(block, "direction").filter("short"::equals).isPresent();
    return AnswerWriter.write(
        new Reading(
            true,
            Optional.empty(),
            chart(block, !prompt.images().isEmpty(), isShort),
            new Setup(SetupKind.PULLBACK, Optional.of("A pullback to a level that held before.")),
            isShort ? plan(Direction.SHORT, "110", "112", "106", "104") : usualPlan(),
            opinion()));
  }

  private static Plan usualPlan() {
    return plan(Direction.LONG, "104", "102", "108", "110");
  }

  private static Plan plan(
      Direction direction, String entry, String stop, String first, String second) {
    return new Plan(
        direction,
        Optional.of(new BigDecimal(entry)),
        Optional.of(new BigDecimal(stop)),
        List.of(new BigDecimal(first), new BigDecimal(second)),
        new Horizon(Optional.of(HorizonKind.SWING), OptionalInt.of(20), OptionalInt.empty()),
        Optional.of(new BigDecimal("0.6")));
  }

  private static Chart chart(String block, boolean seen, boolean isShort) {
    return new Chart(
        said(block, "symbol").flatMap(Symbol::find).or(() -> Optional.of(new Symbol("SAMPLE"))),
        said(block, "timeframe").flatMap(Timeframe::find).or(() -> Optional.of(Timeframe.H1)),
        seen ? axis() : Axis.UNKNOWN,
        Optional.of(new BigDecimal(isShort ? "109.5" : "104.5")).filter(_ -> seen),
        isShort ? Trend.DOWN : Trend.UP,
        seen ? levels() : List.of());
  }

  private static List<Level> levels() {
    return List.of(
        level(LevelKind.SUPPORT, "103", "Held twice in the sample."),
        level(LevelKind.RESISTANCE, "111", "Turned the price in the sample."));
  }

  private static Axis axis() {
    return new Axis(
        Optional.of(new BigDecimal("100")),
        Optional.of(new BigDecimal("0.9")),
        Optional.of(new BigDecimal("114")),
        Optional.of(new BigDecimal("0.1")));
  }

  private static Level level(LevelKind kind, String price, String note) {
    return new Level(kind, new BigDecimal(price), Optional.of(note));
  }

  private static Opinion opinion() {
    return new Opinion(
        List.of(SAMPLE, "The price came back to a level that held before."),
        List.of("News may move the price through the stop."),
        List.of("The stop of the sample is close to where many others stand."),
        List.of("What would prove the idea wrong before the stop does?"),
        Verdict.TAKE,
        Optional.of(SAMPLE));
  }

  private static String trader(Prompt prompt) {
    return prompt.parts().stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .findFirst()
        .orElse("");
  }

  /// The first of a name: the notes come last, and cannot have a bare quote.
  private static Optional<String> said(String block, String name) {
    Matcher pairs = SAID.matcher(block);
    return pairs
        .results()
        .filter(pair -> pair.group(1).equals(name))
        .map(pair -> pair.group(2))
        .findFirst();
  }
}
