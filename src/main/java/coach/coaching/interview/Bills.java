package coach.coaching.interview;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Trail;
import coach.coaching.TradeReview.Bill;
import coach.shared.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Adds up what the questions of one review took.
final class Bills {
  private Bills() {}

  /// Of a review that is done: what is certain, as with every answer.
  ///
  /// @param counting whose model gave what the review rests on
  static Bill of(List<Answer> answers, Answer counting) {
    return of(answers, counting, Optional.of(sum(answers, Trail::cost)));
  }

  /// Of one that failed: nothing certain while a part of it is unknown.
  static Bill ofFailure(List<Answer> answers, Answer last) {
    boolean known = sum(answers, Trail::unsettled).equals(Money.ZERO);
    return of(answers, last, Optional.of(sum(answers, Trail::cost)).filter(_ -> known));
  }

  private static Bill of(List<Answer> answers, Answer counting, Optional<Money> cost) {
    Optional<ModelId> model = model(counting);
    return new Bill(
        model.map(ModelId::toString),
        cost,
        answers.stream().mapToInt(answer -> answer.trail().attempts()).sum(),
        answers.size(),
        isMock(counting, model));
  }

  private static Money sum(List<Answer> answers, Function<Trail, Money> part) {
    return answers.stream().map(Answer::trail).map(part).reduce(Money.ZERO, Money::plus);
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
