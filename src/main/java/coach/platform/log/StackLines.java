package coach.platform.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An exception with its causes and suppressed exceptions, as lines that are safe to print.
final class StackLines {
  private static final int DEEPEST = 20;
  private static final int MOST = 1_000;

  private final List<String> lines = new ArrayList<>();

  private StackLines() {}

  static List<String> of(@Nullable IThrowableProxy exception) {
    if (exception == null) {
      return List.of();
    }
    StackLines stack = new StackLines();
    stack.add(exception, "", "", 0);
    return stack.lines;
  }

  private void add(IThrowableProxy exception, String caption, String indent, int depth) {
    if (lines.size() >= MOST || depth > DEEPEST) {
      lines.add(indent + caption + "…");
      return;
    }
    lines.add(indent + caption + head(exception));
    frames(exception, indent);
    IThrowableProxy[] suppressed = exception.getSuppressed();
    if (suppressed != null) {
      for (IThrowableProxy each : suppressed) {
        add(each, "Suppressed: ", indent + "  ", depth + 1);
      }
    }
    if (exception.getCause() != null) {
      add(exception.getCause(), "Caused by: ", indent, depth + 1);
    }
  }

  private static String head(IThrowableProxy exception) {
    String name = Line.safe(exception.getClassName());
    String head =
        exception.getMessage() == null ? name : name + ": " + Line.safe(exception.getMessage());
    return exception.isCyclic() ? head + " (shown above)" : head;
  }

  private void frames(IThrowableProxy exception, String indent) {
    StackTraceElementProxy[] frames = exception.getStackTraceElementProxyArray();
    int own = frames.length - exception.getCommonFrames();
    int shown = Math.min(own, MOST - lines.size());
    for (int i = 0; i < shown; i++) {
      lines.add(indent + "  " + Line.safe(frames[i].getSTEAsString()));
    }
    if (shown < frames.length) {
      lines.add(indent + "  … " + (frames.length - Math.max(0, shown)) + " more");
    }
  }
}
