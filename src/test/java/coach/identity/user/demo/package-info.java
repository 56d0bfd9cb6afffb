@NullMarked
package coach.identity.user.demo;

import org.jspecify.annotations.NullMarked;
