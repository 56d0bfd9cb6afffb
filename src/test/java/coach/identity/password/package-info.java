@NullMarked
package coach.identity.password;

import org.jspecify.annotations.NullMarked;
