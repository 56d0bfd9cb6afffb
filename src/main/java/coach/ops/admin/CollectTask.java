package coach.ops.admin;

import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// `gc`: one collection, with the heap before and after.
public final class CollectTask extends Task {
  private static final long MEBIBYTE = 1L << 20;

  public CollectTask() {
    super("gc");
  }

  @Override
  @SuppressWarnings("CallToSystemGC") // it is what the operator asks for
  public void execute(Map<String, List<String>> parameters, PrintWriter output) {
    long before = used();
    Runtime.getRuntime().gc();
    output.printf("heap used: %d MiB before, %d MiB after%n", before, used());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
  }
}
