package coach.identity.token;

import coach.shared.Spelling;

/// Why a session was ended before its time.
public enum EndReason {
  LOGOUT,
  /// A refresh token was used a second time: it is not known which of the two users is the thief.
  REUSE,
  PASSWORD,
  DISABLED;

  /// The spelling of the database.
  String text() {
    return Spelling.of(this);
  }
}
