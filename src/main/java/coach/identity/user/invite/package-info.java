/// Invitations by operators, and who may make an account at all.
@NullMarked
package coach.identity.user.invite;

import org.jspecify.annotations.NullMarked;
