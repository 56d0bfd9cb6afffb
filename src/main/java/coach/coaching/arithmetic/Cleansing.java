package coach.coaching.arithmetic;

import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.Reading.Chart;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.Opinion;
import coach.coaching.Reading.Setup;
import coach.coaching.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Applies [Claims] to every text of one reading, and notes where something went.
public final class Cleansing {
  private final Claims claims;
  private final List<Finding> findings = new ArrayList<>();
  private final Reading reading;

  public Cleansing(Reading reading, Said said) {
    this.claims = new Claims(KnownFigures.of(reading, said));
    this.reading = cleansed(reading);
  }

  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// The reading without figures that do not hold.
  public Reading reading() {
    return reading;
  }

  private Reading cleansed(Reading it) {
    return new Reading(
        it.readable(),
        text("unreadable_reason", it.unreadableReason()),
        chart(it.chart()),
        new Setup(it.setup().kind(), text("setup.note", it.setup().note())),
        it.plan(),
        opinion(it.opinion()));
  }

  private Chart chart(Chart it) {
    List<Level> levels = it.levels();
    return new Chart(
        it.symbol(),
        it.timeframe(),
        it.axis(),
        it.lastPrice(),
        it.trend(),
        IntStream.range(0, levels.size())
            .mapToObj(index -> level("levels[" + index + "].note", levels.get(index)))
            .toList());
  }

  private Level level(String field, Level it) {
    return new Level(it.kind(), it.price(), text(field, it.note()));
  }

  private Opinion opinion(Opinion it) {
    return new Opinion(
        texts("reasons", it.reasons()),
        texts("risks", it.risks()),
        texts("mistakes", it.mistakes()),
        texts("questions", it.questions()),
        it.stance(),
        text("stance_reason", it.stanceReason().map(Sentences::first)));
  }

  private List<String> texts(String field, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(index -> cleansed(field + "[" + index + "]", texts.get(index)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> text(String field, Optional<String> text) {
    return text.flatMap(value -> cleansed(field, value));
  }

  /// Empty when nothing of it stays.
  private Optional<String> cleansed(String field, String text) {
    String clean = claims.cleansed(text);
    if (!clean.equals(text)) {
      findings.add(
          new Finding(
              Finding.Kind.FIGURE_REMOVED,
              field,
              "A sentence in "
                  + field
                  + " was removed: it has a figure that we did not compute, or is not in English."));
    }
    return Optional.of(clean).filter(it -> !it.isEmpty());
  }
}
