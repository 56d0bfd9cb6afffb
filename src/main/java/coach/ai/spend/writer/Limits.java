package coach.ai.spend.writer;

import coach.ai.Answer.Budget;
import coach.ai.Payer;
import coach.ai.spend.Caps;
import coach.ai.spend.Grant.OverBudget;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.book.Balances;
import coach.ai.spend.book.Booked;
import coach.ai.spend.book.BooksDao.DayCap;
import coach.ai.spend.book.Ending;
import coach.ai.spend.book.Period;
import coach.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What may be spent in each period.
///
/// @param set what an operator set for the day
record Limits(Caps caps, Optional<DayCap> set) {
  static Limits configured(Caps caps) {
    return new Limits(caps, Optional.empty());
  }

  /// Why there is no room for it, if there is none; what costs nothing needs none. The first period
  /// that is full is told, and the moment at which none of them is any more, if nothing else is
  /// spent.
  Optional<OverBudget> refusal(HoldRequest request, LocalDate day, Balances balances) {
    List<Period> full = full(request, day, balances);
    return full.stream()
        .map(period -> ends(period, request, balances))
        .max(Instant::compareTo)
        .map(end -> new OverBudget(full.getFirst().budget(), end));
  }

  private List<Period> full(HoldRequest request, LocalDate day, Balances balances) {
    Money wanted = request.worstCase();
    return wanted.equals(Money.ZERO)
        ? List.of()
        : Booked.of(request, day).periods().stream()
            .filter(
                period ->
                    of(period, keyCap(request))
                        .filter(cap -> !balances.allows(period, wanted, cap))
                        .isPresent())
            .toList();
  }

  /// A cap that an operator lowered may end before the day does.
  private Instant ends(Period period, HoldRequest request, Balances balances) {
    Instant end = period.ends(caps.zone());
    return set.filter(_ -> period.budget() == Budget.DAY)
        .map(DayCap::until)
        .filter(until -> until.isBefore(end))
        .filter(_ -> balances.allows(period, request.worstCase(), caps.day()))
        .orElse(end);
  }

  /// @param keyCap of the key that is asked with, which only whoever asks knows
  Optional<Money> of(Period period, Optional<Money> keyCap) {
    return switch (period.budget()) {
      case DAY -> Optional.of(set.map(DayCap::cap).orElse(caps.day()));
      case MONTH -> Optional.of(caps.month());
      case USER_DAY -> Optional.of(caps.userDay());
      case KEY_DAY -> keyCap;
      case ANSWER -> Optional.empty();
    };
  }

  static Optional<Money> keyCap(HoldRequest request) {
    return request.payer().key().flatMap(Payer.Key::dailyCap);
  }

  /// A cap that an operator lowered is no overshoot, so only what the hold did not cover counts.
  Money overshoot(Ending ending, Balances balances) {
    Money cost = ending.cost().orElse(Money.ZERO);
    if (!cost.exceeds(ending.booked().held())) {
      return Money.ZERO;
    }
    Money uncovered = cost.minus(ending.booked().held());
    Money beyond =
        ending.booked().periods().stream()
            .flatMap(
                period ->
                    of(period, Optional.empty()).map(cap -> balances.beyond(period, cap)).stream())
            .reduce(Money.ZERO, (one, other) -> one.exceeds(other) ? one : other);
    return beyond.exceeds(uncovered) ? uncovered : beyond;
  }
}
