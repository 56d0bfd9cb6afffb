@NullMarked
package coach.ai.spend.upkeep;

import org.jspecify.annotations.NullMarked;
