/// Requests that may be sent twice and must be done once: the first with a key does the work, later
/// ones get its answer for a day.
///
/// A row of `idempotency_keys` is written before anything that costs, with the id that the answer
/// will have in the books. States: `running → done | lost`, and `running →` gone when nothing was
/// paid, or what was kept is a failure that cost nothing. A row whose lease has run out belongs to
/// a node that died: the books say, by the id of the answer, whether it had paid. If not, the next
/// request takes the row over under a new id; if so, the answer is lost, and nothing is ever paid a
/// second time.
///
/// The lease must outlast the deadline of the work by a margin, counted from before
/// [coach.platform.idempotency.IdempotencyKeys#begin]: whoever holds an expired ticket must not
/// begin to pay.
@NullMarked
package coach.platform.idempotency;

import org.jspecify.annotations.NullMarked;
