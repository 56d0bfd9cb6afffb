@NullMarked
package coach.identity.standing;

import org.jspecify.annotations.NullMarked;
