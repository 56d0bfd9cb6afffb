@NullMarked
package coach.identity.user.invite;

import org.jspecify.annotations.NullMarked;
