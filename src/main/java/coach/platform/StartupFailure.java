package coach.platform;

/// The service cannot start for a reason outside the configuration: told in one line, without a
// stack trace.
public final class StartupFailure extends RuntimeException {
  /// As in sysexits.h.
  public static final int UNAVAILABLE = 69;

  public static final int CANNOT_CREATE = 73;

  private final int exitCode;

  public StartupFailure(int exitCode, String line) {
    super(line, null, false, false);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
