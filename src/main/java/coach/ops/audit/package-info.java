/// The audit log: who did what to what, kept for as long as the retention says.
///
/// Table: `audit_entries`, whose rows are added, read and removed by age, and never changed.
@NullMarked
package coach.ops.audit;

import org.jspecify.annotations.NullMarked;
