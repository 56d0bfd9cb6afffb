/// What a log-in leaves behind: access tokens, and sessions with the refresh tokens that continue
/// them.
///
/// An access token is believed for its signature, and only as long as the database knows its
/// session, at most four seconds ago. Sessions end for good: nothing makes an ended one live again.
@NullMarked
package coach.identity.token;

import org.jspecify.annotations.NullMarked;
