/// How far the budgets are used up, and the cap that an operator sets for a time.
@NullMarked
package coach.ai.spend.budget;

import org.jspecify.annotations.NullMarked;
