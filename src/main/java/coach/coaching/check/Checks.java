package coach.coaching.check;

import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.Said;
import coach.coaching.arithmetic.Cleansing;
import java.util.List;
import java.util.stream.Stream;

/// All that our code looks for in an answer.
public final class Checks {
  private Checks() {}

  /// Of a chart that was given.
  ///
  /// @param found about its form before
  public static Examined examine(Reading reading, List<Finding> found, Said said) {
    Stream<Finding> unread = UnreadCheck.findings(reading.chart());
    return examined(reading, Stream.concat(found.stream(), unread), said);
  }

  /// Of words alone: what only a chart can show goes.
  ///
  /// @param found about its form before
  public static Examined examineWords(Reading reading, List<Finding> found, Said said) {
    Stream<Finding> invented = WithoutChart.findings(reading.chart());
    return examined(
        WithoutChart.reading(reading, said), Stream.concat(found.stream(), invented), said);
  }

  private static Examined examined(Reading reading, Stream<Finding> found, Said said) {
    Subject subject = new Subject(reading, said);
    Cleansing cleansing = new Cleansing(reading, said);
    return new Examined(
        cleansing.reading(),
        Stream.of(
                found,
                ChartCheck.findings(subject),
                PlanCheck.findings(subject),
                DistanceCheck.findings(subject),
                AgreementCheck.findings(subject),
                cleansing.findings().stream())
            .flatMap(findings -> findings)
            .toList());
  }
}
