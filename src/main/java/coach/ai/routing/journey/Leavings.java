package coach.ai.routing.journey;

import static java.util.Comparator.comparing;

import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.Answer.Rejection;
import coach.ai.FailureClass;
import coach.ai.Trail;
import coach.ai.provider.Reply;
import coach.ai.routing.journey.Bid.Unfit;
import coach.ai.spend.Grant;
import coach.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why the models of a route were left, and what that makes of an answer when none is left.
///
/// What money refused is told first: coming again does not help. Then what may be better soon; and
/// only when no model could ever take it, why not. For one thread.
final class Leavings {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofSeconds(30);

  /// Those first that the asker can do something about.
  private static final List<Rejection> HELPFUL =
      List.of(
          Rejection.BAD_IMAGE,
          Rejection.BAD_REQUEST,
          Rejection.TOO_LARGE,
          Rejection.NO_VISION,
          Rejection.NO_SCHEMA,
          Rejection.NO_PRICE);

  private final List<Unfit> unfit = new ArrayList<>();
  private Optional<Grant.OverBudget> overBudget = Optional.empty();
  private Optional<Money> refused = Optional.empty();
  private Optional<Duration> again = Optional.empty();
  private boolean answerCapReached;
  private boolean tooDearAlone;
  private boolean late;
  private long tooShort = -1;

  void unfit(Unfit why) {
    unfit.add(why);
  }

  /// A model found it longer than it can read: those that read no more would, too.
  void tooShort(long maxInput, String detail) {
    tooShort = Math.max(tooShort, maxInput);
    unfit(new Unfit(Rejection.TOO_LARGE, detail));
  }

  boolean isTooShort(long maxInput) {
    return maxInput <= tooShort;
  }

  /// @param worstCase that it refused
  void overBudget(Grant.OverBudget why, Money worstCase) {
    if (overBudget.isEmpty()) {
      overBudget = Optional.of(why);
    }
    refused = Optional.of(worstCase);
  }

  /// Budgets are the same for all models: only a cheaper one may still fit into what is left.
  boolean isRefused(Money worstCase) {
    return refused.filter(amount -> worstCase.compareTo(amount) >= 0).isPresent();
  }

  /// It could cost more than an answer may, whatever came before.
  void tooDear() {
    tooDearAlone = true;
  }

  /// What came before has left too little.
  void answerCapReached() {
    answerCapReached = true;
  }

  /// Whether it was money, and nothing that went wrong, that a model was left for.
  boolean isRefusedByMoney() {
    return overBudget.isPresent() || tooDearAlone;
  }

  void resting(Duration until) {
    again = Optional.of(again.filter(known -> known.compareTo(until) <= 0).orElse(until));
  }

  void failed(Reply.Failed failed) {
    late |= failed.reason() == FailureClass.TIMEOUT;
    Duration usual = failed.reason().retries() ? SOON : LATER;
    resting(failed.retryAfter().filter(Duration::isPositive).orElse(usual));
  }

  void late() {
    late = true;
    resting(SOON);
  }

  Answer conclusion(Trail trail, Instant now) {
    if (overBudget.isPresent()) {
      return new Answer.OverBudget(overBudget.get().budget(), overBudget.get().resetsAt(), trail);
    }
    if (answerCapReached || (tooDearAlone && again.isEmpty())) {
      return new Answer.OverBudget(Budget.ANSWER, now, trail);
    }
    if (again.isPresent() || unfit.isEmpty()) {
      return new Answer.Unavailable(detail(), again.orElse(LATER), trail);
    }
    Unfit why = mostHelpful();
    return new Answer.Rejected(why.reason(), why.detail(), trail);
  }

  private String detail() {
    return late ? "No language model answered in time" : "No language model can answer now";
  }

  private Unfit mostHelpful() {
    return unfit.stream().min(comparing(why -> HELPFUL.indexOf(why.reason()))).orElseThrow();
  }
}
