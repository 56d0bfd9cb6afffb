package coach.coaching.check;

import coach.coaching.Direction;
import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Reading.Chart;
import coach.coaching.Said;
import coach.shared.Spelling;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the chart is the one that the trader speaks of.
final class AgreementCheck {
  private AgreementCheck() {}

  static Stream<Finding> findings(Subject subject) {
    Chart chart = subject.reading().chart();
    Said said = subject.said();
    return Stream.of(
            symbol(said.symbol(), chart.symbol()),
            timeframe(said.timeframe(), chart.timeframe()),
            direction(said.direction(), subject.plan().direction()))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> symbol(Optional<Symbol> said, Optional<Symbol> read) {
    return said.isEmpty() || read.isEmpty() || said.get().agreesWith(read.get())
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Kind.SYMBOL_DIFFERS,
                "symbol",
                "The chart shows %s, and you said %s.".formatted(read.get(), said.get())));
  }

  private static Optional<Finding> timeframe(Optional<Timeframe> said, Optional<Timeframe> read) {
    return said.isEmpty() || read.isEmpty() || said.equals(read)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Kind.TIMEFRAME_DIFFERS,
                "timeframe",
                "The chart's bars are of %s, and you said %s."
                    .formatted(read.get().text(), said.get().text())));
  }

  private static Optional<Finding> direction(Optional<Direction> said, Direction read) {
    return said.isEmpty() || said.get() == read
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Kind.DIRECTION_DIFFERS,
                "direction",
                "The model sees %s, and you said %s.".formatted(name(read), name(said.get()))));
  }

  private static String name(Direction direction) {
    return direction == Direction.NONE ? "no trade" : "a " + Spelling.of(direction);
  }
}
