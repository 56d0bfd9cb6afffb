package coach.ops.admin;

import coach.ops.Draining;
import coach.platform.Problem;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// `undrain`: takes traffic again.
public final class UndrainTask extends Task {
  private final Draining draining;

  public UndrainTask(Draining draining) {
    super("undrain");
    this.draining = draining;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    if (draining.stopping()) {
      throw new Problem.Conflict("The process was told to stop.").toException();
    }
    output.println(draining.end() ? "taking traffic" : "taking traffic already");
  }
}
