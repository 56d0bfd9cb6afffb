@NullMarked
package coach.coaching.prompt;

import org.jspecify.annotations.NullMarked;
