package coach.ai.spend.budget;

import coach.shared.Money;
import java.time.Instant;

/// A cap of the day that stands in for the configured one for a time.
///
/// @param setBy `user:` or `key:` and an id, or `command`
public record CapOverride(Money cap, Instant setAt, Instant until, String setBy) {
  static CapOverride of(BudgetDao.OverrideRow row) {
    return new CapOverride(new Money(row.capMicroUsd()), row.setAt(), row.until(), row.setBy());
  }
}
