package coach.ai;

import coach.shared.Money;
import java.time.Duration;
import java.util.List;

/// The way to an answer: which models were tried and why each was left.
///
/// @param cost of all attempts, as far as known
/// @param wasted the part of it that brought no answer
/// @param unsettled still held for attempts of which nobody knows what they cost
public record Trail(List<Step> steps, Money cost, Money wasted, Money unsettled) {
  public static final Trail NONE = new Trail(List.of(), Money.ZERO, Money.ZERO, Money.ZERO);

  public Trail {
    steps = List.copyOf(steps);
  }

  /// @param outcome `completed`, a [FailureClass], or why it was passed over, such as
  ///     `breaker_open`
  /// @param attempt which physical request this was, from 1; 0 when none was made
  public record Step(ModelId model, int attempt, String outcome, Duration took) {}

  /// How many requests left.
  public int attempts() {
    return (int) steps.stream().filter(step -> step.attempt() > 0).count();
  }
}
