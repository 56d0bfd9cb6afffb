@NullMarked
package coach.identity.user;

import org.jspecify.annotations.NullMarked;
