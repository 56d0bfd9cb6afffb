package coach.ai.price;

import coach.ai.Answer.Rejection;
import coach.ai.Prompt;
import coach.shared.Money;

/// What a prompt may cost at one model, before anything is held.
public interface WorstCases {
  /// Bounded by what the model can write, if less output than that is not asked for.
  Estimate of(Material material, Price price);

  /// [Price#fitted] is what is to be sent.
  default Estimate of(Prompt prompt, Price price) {
    return of(Material.of(prompt), price);
  }

  /// The same, for one question: each of its texts is counted once, and only if that is needed,
  /// however many models it is to be asked at.
  default WorstCases forOneQuestion() {
    return this;
  }

  /// Either a bound, or why this model is not for this prompt.
  sealed interface Estimate {
    /// @param prompt tokens at most
    record Bounded(long prompt, Money cost) implements Estimate {}

    /// @param detail safe to show
    record Unfit(Rejection reason, String detail) implements Estimate {}
  }
}
