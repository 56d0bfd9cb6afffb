@NullMarked
package coach.identity.login;

import org.jspecify.annotations.NullMarked;
