package coach.ai.routing.journey;

import coach.ai.Answer.Rejection;
import coach.ai.ModelId;
import coach.ai.Usage;
import coach.ai.price.Price;
import coach.shared.Money;
import java.util.Optional;

/// What a model says to an errand, before anything is asked or held.
sealed interface Bid {
  /// @param detail safe to show
  record Unfit(Rejection reason, String detail) implements Bid {}

  /// It takes it.
  ///
  /// @param price absent for the canned model, which costs nothing
  /// @param worstCase no answer costs more
  record Offer(ModelId model, Optional<Price> price, Money worstCase) implements Bid {
    /// To one question, of which each may be as long as the model can write.
    private static final int MOST_ANSWERS = 16;

    /// As the ledger names it.
    String priceId() {
      return price.map(Price::id).orElseGet(model::model);
    }

    Money cost(Usage usage) {
      return price.map(known -> known.cost(usage)).orElse(Money.ZERO);
    }

    /// Whether the model can have read and written so much. What it cannot is nonsense, and would
    // be
    /// booked as a fortune.
    boolean isPossible(Usage usage) {
      return price.map(Price::abilities).filter(can -> exceeds(usage, can)).isEmpty();
    }

    private static boolean exceeds(Usage usage, Price.Abilities can) {
      return usage.prompt() > can.maxInput() + can.maxOutput()
          || usage.output() / MOST_ANSWERS > can.maxOutput();
    }

    long maxInput() {
      return price.map(known -> known.abilities().maxInput()).orElse(Long.MAX_VALUE);
    }

    boolean streams() {
      return price.map(known -> known.abilities().stream()).orElse(true);
    }

    boolean isFree() {
      return price.isEmpty();
    }
  }
}
