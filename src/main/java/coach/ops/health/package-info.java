/// What monitors and balancers ask: alive, ready, and the reports from memory.
@NullMarked
package coach.ops.health;

import org.jspecify.annotations.NullMarked;
