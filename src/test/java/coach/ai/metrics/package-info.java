@NullMarked
package coach.ai.metrics;

import org.jspecify.annotations.NullMarked;
