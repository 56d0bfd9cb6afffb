/// What keeps the books in order while nobody looks: abandoned holds, months, and the proof.
@NullMarked
package coach.ai.spend.upkeep;

import org.jspecify.annotations.NullMarked;
