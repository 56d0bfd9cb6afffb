package coach.ops.gate;

import coach.ops.gate.report.Report;
import java.io.PrintStream;
import java.io.PrintWriter;

/// The gate said no. Every command prints a failure by its stack trace: this one's is the report.
public final class Refusal extends RuntimeException {
  /// EX_CONFIG of sysexits.h.
  public static final int EXIT_CODE = 78;

  private final transient Report report;

  public Refusal(Report report) {
    super(report.summary(), null, false, false);
    this.report = report;
  }

  @Override
  public void printStackTrace(PrintWriter writer) {
    writer.print(report);
    writer.flush();
  }

  @Override
  public void printStackTrace(PrintStream stream) {
    stream.print(report);
    stream.flush();
  }
}
