package coach.ai.spend.writer;

import coach.ai.Payer;
import coach.ai.spend.Caps;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.book.Balances;
import coach.ai.spend.book.Booked;
import coach.ai.spend.book.Ending;
import coach.ai.spend.book.Period;
import coach.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/// What may be spent in each period.
///
/// @param day cap of the whole service just now: an operator may have set another
record Limits(Caps caps, Money day) {
  /// The first period that has no room for it; what costs nothing needs none.
  Optional<Period> full(HoldRequest request, LocalDate day, Balances balances) {
    if (request.worstCase().equals(Money.ZERO)) {
      return Optional.empty();
    }
    return Booked.of(request, day).periods().stream()
        .filter(
            period ->
                of(period, keyCap(request))
                    .filter(cap -> !balances.allows(period, request.worstCase(), cap))
                    .isPresent())
        .findFirst();
  }

  /// @param keyCap of the key that is asked with, which only whoever asks knows
  Optional<Money> of(Period period, Optional<Money> keyCap) {
    return switch (period.budget()) {
      case DAY -> Optional.of(day);
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
