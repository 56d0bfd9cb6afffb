/// What the database says about a session or a key, kept in memory for seconds.
@NullMarked
package coach.identity.standing;

import org.jspecify.annotations.NullMarked;
