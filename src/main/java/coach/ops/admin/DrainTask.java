package coach.ops.admin;

import coach.ops.Draining;
import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// `drain`: sends traffic elsewhere; what still arrives is served.
public final class DrainTask extends Task {
  private final Draining draining;

  public DrainTask(Draining draining) {
    super("drain");
    this.draining = draining;
  }

  @Override
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    output.println(draining.begin() ? "draining" : "draining already");
  }
}
