package coach.platform;

import coach.platform.secret.Redactor;
import java.io.PrintStream;
import java.io.PrintWriter;

/// The service cannot start for a reason outside the configuration. Commands print a failure by its
/// stack trace: this one's is a single line.
public final class StartupFailure extends RuntimeException {
  /// As in sysexits.h.
  public static final int NO_INPUT = 66;

  public static final int UNAVAILABLE = 69;

  public static final int CANNOT_CREATE = 73;

  public static final int CONFIGURATION = 78;

  private final int exitCode;

  public StartupFailure(int exitCode, String line) {
    super(Redactor.redact(line), null, false, false);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  @Override
  public void printStackTrace(PrintWriter writer) {
    writer.println("trading-coach: " + getMessage());
    writer.flush();
  }

  @Override
  public void printStackTrace(PrintStream stream) {
    stream.println("trading-coach: " + getMessage());
    stream.flush();
  }
}
