@NullMarked
package coach.ai.compat.errand;

import org.jspecify.annotations.NullMarked;
