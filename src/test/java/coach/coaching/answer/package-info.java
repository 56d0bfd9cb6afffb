@NullMarked
package coach.coaching.answer;

import org.jspecify.annotations.NullMarked;
