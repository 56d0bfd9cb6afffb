package coach.coaching.check;

import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Reading.Chart;
import java.util.Optional;
import java.util.stream.Stream;

/// What could not be read off a chart, so that nobody takes a check for done that was not.
final class UnreadCheck {
  private UnreadCheck() {}

  static Stream<Finding> findings(Chart chart) {
    return Stream.of(
            unless(
                chart.symbol().isPresent(),
                Kind.SYMBOL_NOT_READ,
                "symbol",
                "The symbol could not be read, so it was not compared with what you said."),
            unless(
                chart.timeframe().isPresent(),
                Kind.TIMEFRAME_NOT_READ,
                "timeframe",
                "The timeframe could not be read, so it was not compared with what you said."),
            unless(
                chart.axis().all().findAny().isPresent(),
                Kind.AXIS_NOT_READ,
                "axis",
                "The price axis could not be read, so prices were not checked against it."))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> unless(boolean read, Kind kind, String field, String message) {
    return read ? Optional.empty() : Optional.of(new Finding(kind, field, message));
  }
}
