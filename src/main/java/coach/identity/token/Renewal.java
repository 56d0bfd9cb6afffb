package coach.identity.token;

import coach.identity.SessionId;
import coach.shared.UserId;

/// What comes of a refresh token.
public sealed interface Renewal {
  record Renewed(Tokens tokens, UserId user, SessionId session) implements Renewal {}

  /// It was used before: its session has been ended.
  record Reused(UserId user, SessionId session) implements Renewal {}

  /// No token of ours, or of a session that is over.
  record Refused() implements Renewal {}
}
