package coach.coaching.check;

import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Reading;
import coach.coaching.Reading.Axis;
import coach.coaching.Reading.Chart;
import coach.coaching.Said;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is left of an answer that tells of a chart although there was none. To ask again would cost
/// as much as the first time and bring nothing: the plan stands in the trader's words.
final class WithoutChart {
  private WithoutChart() {}

  /// The trader's symbol and timeframe come before what the model makes of the words.
  static Reading reading(Reading it, Said said) {
    Chart chart =
        new Chart(
            said.symbol().or(() -> it.chart().symbol()),
            said.timeframe().or(() -> it.chart().timeframe()),
            Axis.UNKNOWN,
            Optional.empty(),
            it.chart().trend(),
            List.of());
    return new Reading(
        it.readable(), it.unreadableReason(), chart, it.setup(), it.plan(), it.opinion());
  }

  static Stream<Finding> findings(Chart chart) {
    boolean invented =
        chart.axis().all().findAny().isPresent()
            || chart.lastPrice().isPresent()
            || !chart.levels().isEmpty();
    return invented
        ? Stream.of(
            new Finding(
                Kind.CHART_NEVER_GIVEN,
                "chart",
                "There was no chart: what the model says that it saw on one was removed."))
        : Stream.empty();
  }
}
