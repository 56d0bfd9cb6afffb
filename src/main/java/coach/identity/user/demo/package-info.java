/// Two accounts to try the service with, in development only.
@NullMarked
package coach.identity.user.demo;

import org.jspecify.annotations.NullMarked;
