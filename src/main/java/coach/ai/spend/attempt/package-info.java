/// The ledger as operators read it, and what becomes of attempts whose cost nobody knew.
@NullMarked
package coach.ai.spend.attempt;

import org.jspecify.annotations.NullMarked;
