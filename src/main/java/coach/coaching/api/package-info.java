/// The door to the coach: translates between HTTP and commissions, reviews and history.
@NullMarked
package coach.coaching.api;

import org.jspecify.annotations.NullMarked;
