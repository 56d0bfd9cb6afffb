@NullMarked
package coach.coaching.image.store;

import org.jspecify.annotations.NullMarked;
