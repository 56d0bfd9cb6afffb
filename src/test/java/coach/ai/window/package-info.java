@NullMarked
package coach.ai.window;

import org.jspecify.annotations.NullMarked;
