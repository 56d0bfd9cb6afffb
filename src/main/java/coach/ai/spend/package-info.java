/// The books: what was held, spent and left open, in the database alone, whatever node asks.
///
/// Tables: `ai_attempts` (one row per physical request, committed before it leaves; partitioned by
/// month on its time-ordered id), `ai_budgets` (one row per cap and period, with what is held and
/// spent), `ai_budget_overrides`, `ai_usage_epochs`, `ai_usage_totals`, `ai_retired_months`.
///
/// States of an attempt: `held → settled | released | unknown`, and
/// `unknown → settled | released`. A budget row's `held` is the sum of its attempts that are held
/// or unknown, its `spent` that of the settled ones; `ledger verify` recomputes both.
///
/// One writer per node with group commit: callers queue, and whatever waits is one transaction,
/// which locks the budget rows in one order. Holds that all fit are one statement; otherwise each
/// is decided in memory, after the settlements that were lingering. Who asks for a hold waits for
/// its commit; who settles does not, and whoever reads the books waits for that instead.
/// When the ledger cannot be written, no hold is granted and nothing leaves.
@NullMarked
package coach.ai.spend;

import org.jspecify.annotations.NullMarked;
