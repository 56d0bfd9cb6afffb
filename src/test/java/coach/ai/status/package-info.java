@NullMarked
package coach.ai.status;

import org.jspecify.annotations.NullMarked;
