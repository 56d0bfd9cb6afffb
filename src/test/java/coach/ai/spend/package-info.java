@NullMarked
package coach.ai.spend;

import org.jspecify.annotations.NullMarked;
