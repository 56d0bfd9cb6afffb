/// Who is calling and what they may do.
///
/// Rooms: `password` (argon2id under a bound, guessable words), `user` (accounts, invitations, demo
/// accounts), `login` (the way from a password to a session, slowed down for guessers), `token`
/// (access tokens, sessions and their refresh tokens), `apikey`, `standing` (what the database says
/// of a session or key, kept for seconds), and `access` (from a request's header to its [Caller],
/// and from there to yes or no).
///
/// Tables: `users`, `invites`, `login_attempts`, `login_networks`, `sessions`, `refresh_tokens`,
/// `api_keys`. A request's credential is verified once, at the edge, by what is in memory: what the
/// database knows of a session or key is at most five seconds old.
@NullMarked
package coach.identity;

import org.jspecify.annotations.NullMarked;
