/// Runs reviews, each on a thread of its own.
///
/// States: `accepted → reading → checking → (asking_again → checking →) done | failed`. Each step
/// is written down before it is taken, and can be only while the review has its lease. Whoever
/// loses the lease asks nothing more: what another node has ended is never paid for again, and each
/// question has its own hold in the books. Leases are renewed every 10 s and last 40 s; one that
/// ran out ends its review as `interrupted`.
@NullMarked
package coach.coaching.review;

import org.jspecify.annotations.NullMarked;
