package coach.coaching.answer;

import coach.coaching.Direction;
import coach.coaching.Finding;
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
import coach.shared.Spelling;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// From a model's text to a [Reading]. The counterpart of [AnswerWriter].
public final class AnswerReader {
  /// Of one text, in characters.
  static final int LONGEST = 400;

  static final int MOST_TEXTS = 8;
  static final int MOST_LEVELS = 12;
  static final int MOST_TARGETS = 5;

  private AnswerReader() {}

  public static Read read(String text) {
    try {
      JsonNode tree = AnswerJson.MAPPER.readTree(text);
      return tree.isObject() ? read(tree) : refused();
    } catch (JsonProcessingException e) {
      return refused(); // its message would repeat the model
    }
  }

  private static Read refused() {
    return new Read(
        Optional.empty(),
        List.of(
            new Finding(Finding.Kind.NOT_JSON, "", "The answer is not the JSON that was asked.")));
  }

  private static Read read(JsonNode tree) {
    List<Finding> findings = new ArrayList<>();
    Fields answer = new Fields(tree, "", findings);
    Reading reading =
        new Reading(
            answer.flag("readable"),
            answer.text("unreadable_reason", LONGEST),
            chart(answer),
            setup(answer.object("setup")),
            plan(answer),
            opinion(answer));
    answer.end();
    return reading.readable() && answer.isHardlyThere()
        ? refused()
        : new Read(Optional.of(reading), findings);
  }

  private static Chart chart(Fields answer) {
    return new Chart(
        symbol(answer),
        answer.word("timeframe", AnswerReader::timeframe),
        axis(answer.object("axis")),
        answer.number("last_price"),
        answer.requiredWord("trend", Trend.class, Trend.UNCLEAR),
        levels(answer));
  }

  private static Optional<Symbol> symbol(Fields answer) {
    Optional<String> text = answer.text("symbol", 40);
    Optional<Symbol> symbol = text.flatMap(Symbol::find);
    if (text.isPresent() && symbol.isEmpty()) {
      answer.note(Finding.Kind.SYMBOL_UNREADABLE, "symbol", "What the model reads as %s is none.");
    }
    return symbol;
  }

  /// The schema has one spelling for each.
  private static Optional<Timeframe> timeframe(String text) {
    return Timeframe.find(text).filter(found -> found.text().equals(text));
  }

  private static Axis axis(Fields axis) {
    Axis read =
        new Axis(
            axis.number("low_price"),
            axis.number("low_y"),
            axis.number("high_price"),
            axis.number("high_y"));
    axis.end();
    return read;
  }

  private static List<Level> levels(Fields answer) {
    return answer.objects("levels", MOST_LEVELS).stream()
        .flatMap(level -> level(level).stream())
        .toList();
  }

  private static Optional<Level> level(Fields level) {
    LevelKind kind = level.requiredWord("kind", LevelKind.class, LevelKind.OTHER);
    Optional<String> note = level.text("note", LONGEST);
    Optional<Level> read = level.requiredNumber("price").map(price -> new Level(kind, price, note));
    level.end();
    return read;
  }

  private static Setup setup(Fields setup) {
    Setup read =
        new Setup(
            setup.requiredWord("kind", SetupKind.class, SetupKind.OTHER),
            setup.text("note", LONGEST));
    setup.end();
    return read;
  }

  private static Plan plan(Fields answer) {
    return new Plan(
        answer.requiredWord("direction", AnswerReader::direction, Direction.NONE),
        answer.number("entry"),
        answer.number("stop"),
        answer.numbers("targets", MOST_TARGETS),
        horizon(answer.object("horizon")),
        answer.number("confidence"));
  }

  /// Models that know no schema write it as platforms do: not worth a second question.
  private static Optional<Direction> direction(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "buy" -> Optional.of(Direction.LONG);
      case "sell" -> Optional.of(Direction.SHORT);
      case String word -> Spelling.find(Direction.class, word);
    };
  }

  private static Horizon horizon(Fields horizon) {
    Horizon read =
        new Horizon(
            horizon.word("kind", HorizonKind.class),
            horizon.count("bars"),
            horizon.count("minutes"));
    horizon.end();
    return read;
  }

  private static Opinion opinion(Fields answer) {
    return new Opinion(
        answer.texts("reasons", MOST_TEXTS, LONGEST),
        answer.texts("risks", MOST_TEXTS, LONGEST),
        answer.texts("mistakes", MOST_TEXTS, LONGEST),
        answer.texts("questions", MOST_TEXTS, LONGEST),
        answer.requiredWord("stance", Verdict.class, Verdict.UNCLEAR),
        answer.text("stance_reason", LONGEST));
  }
}
