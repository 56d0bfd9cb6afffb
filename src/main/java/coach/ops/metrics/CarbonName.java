package coach.ops.metrics;

import java.util.regex.Pattern;

/// Metric names as Carbon stores them: dots only between steps of a path, nothing else it would
/// take for syntax.
final class CarbonName {
  private static final Pattern ADDRESS =
      Pattern.compile("(?<=^|\\.)\\d{1,3}(?:\\.\\d{1,3}){3}(?=\\.|$)");
  private static final Pattern CLASS_NAME =
      Pattern.compile("^(?!jvm\\.)(?:[a-z_][A-Za-z0-9_]*\\.)+(?=[A-Z])");
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.-]+");
  private static final Pattern EMPTY_STEPS = Pattern.compile("\\.{2,}|^\\.+|\\.+$");

  private CarbonName() {}

  static String of(String prefix, String name) {
    String flat = joined(CLASS_NAME, joined(ADDRESS, name));
    String path = FOREIGN.matcher(prefix + "." + flat).replaceAll("_");
    return EMPTY_STEPS
        .matcher(path)
        .replaceAll(run -> run.start() == 0 || run.end() == path.length() ? "" : ".");
  }

  /// Turns the dots of what matches into underscores: it is one step, not several.
  private static String joined(Pattern pattern, String name) {
    return pattern.matcher(name).replaceAll(match -> match.group().replace('.', '_'));
  }
}
