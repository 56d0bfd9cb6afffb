package coach.coaching.check;

import coach.coaching.Direction;
import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Reading.Plan;
import coach.coaching.arithmetic.Figures;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/// Distances that no plan has: they come from a misread price, as a rule one with a digit too many.
final class DistanceCheck {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal HUNDRED_THOUSANDTH = new BigDecimal("0.00001");
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private DistanceCheck() {}

  static Stream<Finding> findings(Subject subject) {
    Plan plan = subject.plan();
    Optional<BigDecimal> entry = plan.entry().filter(price -> price.signum() > 0);
    if (entry.isEmpty() || plan.direction() == Direction.NONE) {
      return Stream.empty();
    }
    return Stream.of(
            stop(plan, entry.get()), entry(subject, entry.get()), targets(subject, entry.get()))
        .flatMap(found -> found);
  }

  private static Stream<Finding> stop(Plan plan, BigDecimal entry) {
    return plan.stop().stream()
        .map(stop -> stop.subtract(entry).abs())
        .filter(distance -> distance.signum() > 0)
        .filter(
            distance ->
                exceeds(distance, entry, HALF) || !exceeds(distance, entry, HUNDRED_THOUSANDTH))
        .map(_ -> absurd("stop", "The stop is absurdly far from the entry, or absurdly near."));
  }

  private static Stream<Finding> entry(Subject subject, BigDecimal entry) {
    return subject.reading().chart().lastPrice().stream()
        .filter(last -> last.signum() > 0 && exceeds(entry.subtract(last).abs(), last, HALF))
        .map(_ -> absurd("entry", "The entry is absurdly far from the last price."));
  }

  private static Stream<Finding> targets(Subject subject, BigDecimal entry) {
    Optional<BigDecimal> risk = Figures.of(subject.plan()).risk().map(Figures.Risk::perUnit);
    return subject
        .targets()
        .filter(
            it -> {
              BigDecimal distance = it.price().subtract(entry).abs();
              return exceeds(distance, entry, TEN)
                  || risk.filter(one -> exceeds(distance, one, HUNDRED)).isPresent();
            })
        .map(it -> absurd(it.field(), it.field() + " is absurdly far from the entry."));
  }

  private static boolean exceeds(BigDecimal distance, BigDecimal of, BigDecimal times) {
    return distance.compareTo(of.multiply(times)) > 0;
  }

  private static Finding absurd(String field, String sentence) {
    return new Finding(Kind.DISTANCE_ABSURD, field, sentence);
  }
}
