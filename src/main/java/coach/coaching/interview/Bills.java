package coach.coaching.interview;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Trail;
import coach.coaching.TradeReview.Bill;
import coach.shared.Money;
import java.util.List;
import java.util.Optional;

/// Adds up what the questions of one review took.
final class Bills {
  private Bills() {}

  /// @param counting whose model gave what the review rests on
  static Bill of(List<Answer> answers, Answer counting) {
    Optional<ModelId> model = model(counting);
    return new Bill(
        model.map(ModelId::toString),
        answers.stream().map(answer -> answer.trail().cost()).reduce(Money.ZERO, Money::plus),
        answers.stream().mapToInt(answer -> answer.trail().attempts()).sum(),
        answers.size(),
        isMock(counting, model));
  }

  private static boolean isMock(Answer answer, Optional<ModelId> model) {
    return answer instanceof Answer.Completed completed
        ? completed.mock()
        : model.filter(it -> it.provider() == ProviderName.CANNED).isPresent();
  }

  private static Optional<ModelId> model(Answer answer) {
    return switch (answer) {
      case Answer.Completed completed -> Optional.of(completed.model());
      case Answer.Incomplete incomplete -> Optional.of(incomplete.model());
      case Answer.Declined declined -> Optional.of(declined.model());
      case Answer.OverBudget _,
          Answer.LedgerUnavailable _,
          Answer.Rejected _,
          Answer.Unavailable _ ->
          lastTried(answer.trail());
    };
  }

  private static Optional<ModelId> lastTried(Trail trail) {
    return trail.steps().reversed().stream()
        .filter(step -> step.attempt() > 0)
        .map(Trail.Step::model)
        .findFirst();
  }
}
