package coach.ai.spend.writer;

import coach.ai.spend.Grant;
import coach.ai.spend.book.Balances.Movement;
import coach.ai.spend.book.NewAttempt;
import coach.ai.spend.book.UsageTotals;
import coach.ai.spend.writer.Operation.Opening;
import coach.shared.Money;
import java.util.List;
import java.util.Map;

/// What a transaction writes, and what its callers are told once it is committed.
///
/// @param overshoot what settlements cost beyond their hold and beyond a cap
record Decision(
    List<NewAttempt> attempts,
    List<Movement> moved,
    List<UsageTotals.Row> used,
    Map<Opening, Grant> grants,
    Money overshoot) {}
