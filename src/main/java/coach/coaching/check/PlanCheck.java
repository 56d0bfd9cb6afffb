package coach.coaching.check;

import coach.coaching.Direction;
import coach.coaching.Finding;
import coach.coaching.Finding.Kind;
import coach.coaching.Reading.Plan;
import coach.coaching.arithmetic.Figures;
import coach.shared.Spelling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether entry, stop and targets make one plan: for a long `stop < entry < target 1 < target 2`,
/// for a short the other way round.
final class PlanCheck {
  private PlanCheck() {}

  static Stream<Finding> findings(Subject subject) {
    Plan plan = subject.plan();
    if (plan.direction() == Direction.NONE) {
      return Stream.concat(withoutDirection(plan), confidence(plan));
    }
    return Stream.of(
            incomplete(plan), stop(plan), targets(subject), targetOrder(plan), confidence(plan))
        .flatMap(found -> found);
  }

  private static Stream<Finding> withoutDirection(Plan plan) {
    return plan.hasLevels()
        ? Stream.of(
            new Finding(
                Kind.LEVELS_WITHOUT_DIRECTION,
                "direction",
                "The direction is none, and yet there is an entry, a stop or a target."))
        : Stream.empty();
  }

  private static Stream<Finding> incomplete(Plan plan) {
    List<String> missing =
        Stream.of(
                missing("entry", plan.entry().isPresent()),
                missing("stop", plan.stop().isPresent()),
                missing("target", !plan.targets().isEmpty()))
            .flatMap(Optional::stream)
            .toList();
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Finding(
                Kind.PLAN_INCOMPLETE,
                missing.getFirst().replace("target", "targets"),
                "The plan is incomplete: there is " + none(missing) + "."));
  }

  /// `no entry, no stop and no target`
  private static String none(List<String> missing) {
    String last = "no " + missing.getLast();
    return missing.size() == 1
        ? last
        : "no " + String.join(", no ", missing.subList(0, missing.size() - 1)) + " and " + last;
  }

  private static Optional<String> missing(String name, boolean there) {
    return there ? Optional.empty() : Optional.of(name);
  }

  private static Stream<Finding> stop(Plan plan) {
    if (plan.entry().isEmpty() || plan.stop().isEmpty()) {
      return Stream.empty();
    }
    int side = Figures.gain(plan.direction(), plan.stop().get(), plan.entry().get()).signum();
    if (side > 0) {
      return Stream.empty();
    }
    return Stream.of(
        side == 0
            ? new Finding(
                Kind.STOP_EQUALS_ENTRY, "stop", "The stop is the entry: nothing is risked.")
            : new Finding(
                Kind.STOP_ON_WRONG_SIDE,
                "stop",
                "The stop of a %s must be %s its entry."
                    .formatted(Spelling.of(plan.direction()), below(plan.direction()))));
  }

  private static Stream<Finding> targets(Subject subject) {
    Plan plan = subject.plan();
    return plan.entry().stream()
        .flatMap(
            entry ->
                subject
                    .targets()
                    .filter(it -> Figures.gain(plan.direction(), entry, it.price()).signum() <= 0)
                    .map(
                        it ->
                            it.found(
                                Kind.TARGET_ON_WRONG_SIDE,
                                "%s (%s) is not on the side of the entry that pays.")));
  }

  private static Stream<Finding> targetOrder(Plan plan) {
    List<BigDecimal> targets = plan.targets();
    boolean rises =
        IntStream.range(1, targets.size())
            .allMatch(
                next ->
                    Figures.gain(plan.direction(), targets.get(next - 1), targets.get(next))
                            .signum()
                        > 0);
    return rises
        ? Stream.empty()
        : Stream.of(
            new Finding(
                Kind.TARGETS_OUT_OF_ORDER,
                "targets",
                "Targets must go from the nearest to the farthest, each once."));
  }

  private static Stream<Finding> confidence(Plan plan) {
    return plan.confidence().stream()
        .filter(value -> value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)
        .map(
            _ ->
                new Finding(
                    Kind.CONFIDENCE_OUT_OF_RANGE,
                    "confidence",
                    "The confidence is not between 0 and 1."));
  }

  private static String below(Direction direction) {
    return direction == Direction.SHORT ? "above" : "below";
  }
}
