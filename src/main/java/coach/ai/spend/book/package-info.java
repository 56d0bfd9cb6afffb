/// The pages of the books: attempts, periods, balances, and the only SQL that moves money in them.
///
/// Whoever moves any locks the budget rows first, in the order of their primary key, and attempts
/// after them: so nobody waits in a circle.
@NullMarked
package coach.ai.spend.book;

import org.jspecify.annotations.NullMarked;
