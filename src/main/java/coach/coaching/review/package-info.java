/// Runs reviews, each on a thread of its own.
///
/// States: `accepted → reading → checking → (asking_again → checking →) done | failed`. Each step
/// is written down before it is taken, and can be only while the review has its lease. Whoever
/// loses the lease asks nothing more: what another node has ended is never paid for again, and each
/// question has its own hold in the books, by an id that follows from the review's. Leases are
/// renewed every 2 s; a review whose lease stood still for five looks, 2 s apart, ends as
/// `interrupted`, and what it took is asked of the books.
@NullMarked
package coach.coaching.review;

import org.jspecify.annotations.NullMarked;
