package coach.ai.spend;

import coach.ai.Answer.Budget;
import java.time.Instant;

/// What the ledger says to a request for a hold.
public sealed interface Grant {
  record Held(Hold hold) implements Grant {}

  /// @param resetsAt when the period that is full ends, or a cap that an operator lowered
  record OverBudget(Budget budget, Instant resetsAt) implements Grant {}

  /// The database does not take it: nothing may leave.
  record Unavailable() implements Grant {}
}
