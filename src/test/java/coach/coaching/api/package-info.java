@NullMarked
package coach.coaching.api;

import org.jspecify.annotations.NullMarked;
