package coach.coaching.api;

import coach.coaching.Direction;
import coach.coaching.Reading;
import coach.coaching.Reading.Horizon;
import coach.coaching.Reading.Plan;
import coach.coaching.arithmetic.Figures;
import coach.coaching.arithmetic.Figures.Reward;
import coach.coaching.arithmetic.Figures.Risk;
import coach.shared.Spelling;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The plan that the model sees, with the figures that our own code computed from its levels.
///
/// @param riskPerUnit the distance from entry to stop
/// @param riskPercent that, of the entry
/// @param bestRewardRisk the largest of the targets'
record ReviewPlanView(
    String setup,
    Optional<String> setupNote,
    Direction direction,
    Optional<BigDecimal> entry,
    Optional<BigDecimal> stop,
    Optional<BigDecimal> riskPerUnit,
    Optional<BigDecimal> riskPercent,
    List<ReviewTargetView> targets,
    Optional<BigDecimal> bestRewardRisk,
    ReviewHorizonView horizon,
    Optional<BigDecimal> confidence) {

  /// @param rewardRisk reward / risk, rounded down to two decimals; absent without a risk
  record ReviewTargetView(
      BigDecimal price,
      Optional<BigDecimal> rewardPerUnit,
      Optional<BigDecimal> rewardPercent,
      Optional<BigDecimal> rewardRisk) {
    static ReviewTargetView of(BigDecimal price, Optional<Reward> reward) {
      return new ReviewTargetView(
          price,
          reward.map(Reward::perUnit),
          reward.map(Reward::percent),
          reward.flatMap(Reward::multiple));
    }
  }

  record ReviewHorizonView(
      @Schema(allowableValues = {"scalp", "intraday", "swing", "position"}) Optional<String> kind,
      Optional<Integer> bars,
      Optional<Integer> minutes) {
    static ReviewHorizonView of(Horizon horizon) {
      return new ReviewHorizonView(
          horizon.kind().map(Spelling::of), boxed(horizon.bars()), boxed(horizon.minutes()));
    }

    private static Optional<Integer> boxed(OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
  }

  static ReviewPlanView of(Reading reading) {
    Plan plan = reading.plan();
    Figures figures = Figures.of(plan);
    return new ReviewPlanView(
        Spelling.of(reading.setup().kind()),
        reading.setup().note(),
        plan.direction(),
        plan.entry(),
        plan.stop(),
        figures.risk().map(Risk::perUnit),
        figures.risk().map(Risk::percent),
        targets(plan, figures),
        figures.best(),
        ReviewHorizonView.of(plan.horizon()),
        plan.confidence());
  }

  /// Rewards are in the order of the targets, or there are none.
  private static List<ReviewTargetView> targets(Plan plan, Figures figures) {
    List<Reward> rewards = figures.rewards();
    return IntStream.range(0, plan.targets().size())
        .mapToObj(
            index ->
                ReviewTargetView.of(
                    plan.targets().get(index),
                    rewards.isEmpty() ? Optional.empty() : Optional.of(rewards.get(index))))
        .toList();
  }
}
