/// Each rule broken alone, many at once, and nothing leaked.
@NullMarked
package coach.ops.gate;

import org.jspecify.annotations.NullMarked;
