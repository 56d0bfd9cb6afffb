package coach.ai.provider.wire;

import coach.ai.FailureClass;

/// The request failed on its way, there or back. No stack trace: providers fail by the thousand.
public final class WireException extends Exception {
  private final FailureClass reason;
  private final String code;

  /// @param code our own word
  WireException(FailureClass reason, String code) {
    super(code, null, false, false);
    this.reason = reason;
    this.code = code;
  }

  public FailureClass reason() {
    return reason;
  }

  public String code() {
    return code;
  }
}
