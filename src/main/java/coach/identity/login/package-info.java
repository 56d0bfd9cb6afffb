/// The way from a password to a session, slowed down for those who guess.
///
/// Every attempt counts as a failure before the password is looked at, and is taken back when it
/// was right; so attempts in parallel are no way around the count. Unknown addresses count like
/// known ones, cost the same, and are answered with the same words.
@NullMarked
package coach.identity.login;

import org.jspecify.annotations.NullMarked;
