/// Tests of `coach.ops.metrics`.
@NullMarked
package coach.ops.metrics;

import org.jspecify.annotations.NullMarked;
