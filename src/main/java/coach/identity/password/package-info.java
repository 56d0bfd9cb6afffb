/// Passwords: which are good enough, and how they are kept so that a stolen table tells none.
@NullMarked
package coach.identity.password;

import org.jspecify.annotations.NullMarked;
