package coach.coaching.check;

import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether every price can be on the chart that it was read from.
final class ChartCheck {
  private ChartCheck() {}

  static Stream<Finding> findings(Subject subject) {
    return Stream.of(axis(subject), positive(subject), onAxis(subject)).flatMap(found -> found);
  }

  private static Stream<Finding> axis(Subject subject) {
    return PriceAxis.contradiction(subject.reading().chart().axis())
        .map(why -> new Finding(Kind.AXIS_NOT_SANE, "axis", why))
        .stream();
  }

  private static Stream<Finding> positive(Subject subject) {
    return Stream.of(subject.last(), subject.levels(), subject.planned())
        .flatMap(prices -> prices)
        .filter(it -> it.price().signum() <= 0)
        .map(it -> it.found(Kind.PRICE_NOT_POSITIVE, "%s is %s, which is no price."));
  }

  private static Stream<Finding> onAxis(Subject subject) {
    Optional<PriceAxis> axis = PriceAxis.of(subject.reading().chart().axis());
    if (axis.isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(
        subject
            .last()
            .filter(it -> !axis.get().shows(it.price()))
            .map(
                it ->
                    it.found(Kind.LAST_PRICE_OFF_AXIS, "%s is %s, which the axis does not show.")),
        Stream.concat(subject.levels(), subject.planned())
            .filter(it -> it.price().signum() > 0 && !axis.get().shows(it.price()))
            .map(it -> it.found(Kind.PRICE_OFF_AXIS, "%s is %s, which the axis does not show.")));
  }
}
