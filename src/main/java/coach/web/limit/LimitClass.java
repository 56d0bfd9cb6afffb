package coach.web.limit;

import coach.shared.Spelling;

/// Which window a request is counted in: exactly one, beside the ration of its credential.
///
/// A request of a stricter class is not counted in [#DEFAULT] as well, so that a client whose
/// ordinary windows are full can still log in, and so that the headers of an answer describe all
/// that decided it.
public enum LimitClass {
  /// Never limited and never counted: health and readiness.
  EXEMPT,
  DEFAULT,
  /// Attempts to log in or register.
  LOGIN,
  /// What costs money.
  PAID;

  /// The spelling of logs, metrics and Redis keys.
  public String text() {
    return Spelling.of(this);
  }
}
