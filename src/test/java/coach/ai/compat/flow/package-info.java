@NullMarked
package coach.ai.compat.flow;

import org.jspecify.annotations.NullMarked;
