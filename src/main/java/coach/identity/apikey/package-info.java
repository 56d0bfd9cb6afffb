/// Keys of programs, which act for a user within scopes.
///
/// Keys are owned, and this is how everything that is owned is kept: each statement that reads or
/// changes what a request names carries `WHERE user_id = :owner`, and the owner is the verified
/// caller, never a value from the request. So another's row is not forbidden, it is not found, and
/// its answer is that of an id that never was. No service compares owners after reading, because
/// that check can be forgotten; SQL without an owner can be seen. Only what has no owner yet, such
/// as the key that a request brings, is looked up without one.
@NullMarked
package coach.identity.apikey;

import org.jspecify.annotations.NullMarked;
