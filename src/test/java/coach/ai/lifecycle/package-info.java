@NullMarked
package coach.ai.lifecycle;

import org.jspecify.annotations.NullMarked;
