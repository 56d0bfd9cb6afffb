/// Accounts: whose they are, how they begin, and what operators do with them.
@NullMarked
package coach.identity.user;

import org.jspecify.annotations.NullMarked;
