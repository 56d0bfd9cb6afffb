/// Tests of what the compatible endpoints offer.
@NullMarked
package coach.ai.compat;

import org.jspecify.annotations.NullMarked;
