package coach.coaching.arithmetic;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.HALF_UP;

import coach.coaching.Direction;
import coach.coaching.Reading.Plan;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a plan's levels are worth, computed exactly and rounded only to be shown.
///
/// Risk per unit is `|entry − stop|`, where the stop is on its side of the entry; a reward is what
/// the way from entry to target brings, below zero on the wrong side; a multiple is reward / risk.
///
/// @param risk absent without entry and stop, and when they contradict the direction
/// @param rewards one for each target, in order; none without an entry
public record Figures(Optional<Risk> risk, List<Reward> rewards) {
  static final int SHOWN = 2;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Figures {
    rewards = List.copyOf(rewards);
  }

  /// @param percent of the entry
  public record Risk(BigDecimal perUnit, BigDecimal percent) {}

  /// @param percent of the entry
  /// @param multiple reward / risk, to two decimals, rounded down as it is compared
  public record Reward(
      BigDecimal target, BigDecimal perUnit, BigDecimal percent, Optional<BigDecimal> multiple) {}

  public static Figures of(Plan plan) {
    Optional<BigDecimal> entry = plan.entry().filter(price -> price.signum() > 0);
    if (entry.isEmpty() || plan.direction() == Direction.NONE) {
      return new Figures(Optional.empty(), List.of());
    }
    Optional<BigDecimal> risk =
        plan.stop()
            .map(stop -> gain(plan.direction(), stop, entry.get()))
            .filter(distance -> distance.signum() > 0);
    return new Figures(
        risk.map(distance -> new Risk(distance, percent(distance, entry.get()))),
        plan.targets().stream()
            .map(target -> reward(plan.direction(), entry.get(), target, risk))
            .toList());
  }

  /// The largest multiple.
  public Optional<BigDecimal> best() {
    return bestReward().flatMap(Reward::multiple);
  }

  /// Whether the best target pays at least so many times the risk, without rounding.
  public boolean paysAtLeast(BigDecimal times) {
    return risk.isPresent()
        && bestReward()
            .filter(it -> it.perUnit().compareTo(risk.get().perUnit().multiply(times)) >= 0)
            .isPresent();
  }

  private Optional<Reward> bestReward() {
    return rewards.stream().max(Comparator.comparing(Reward::perUnit));
  }

  /// What one unit gains on the way between two prices.
  public static BigDecimal gain(Direction direction, BigDecimal from, BigDecimal to) {
    return direction == Direction.SHORT ? from.subtract(to) : to.subtract(from);
  }

  private static Reward reward(
      Direction direction, BigDecimal entry, BigDecimal target, Optional<BigDecimal> risk) {
    BigDecimal perUnit = gain(direction, entry, target);
    return new Reward(
        target,
        perUnit,
        percent(perUnit, entry),
        risk.map(distance -> perUnit.divide(distance, SHOWN, DOWN)));
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.multiply(HUNDRED).divide(whole, SHOWN, HALF_UP);
  }
}
