@NullMarked
package coach.identity.token;

import org.jspecify.annotations.NullMarked;
