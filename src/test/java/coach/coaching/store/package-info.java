@NullMarked
package coach.coaching.store;

import org.jspecify.annotations.NullMarked;
