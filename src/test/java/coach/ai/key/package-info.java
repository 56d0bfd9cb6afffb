@NullMarked
package coach.ai.key;

import org.jspecify.annotations.NullMarked;
