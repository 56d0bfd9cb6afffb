package coach.bench.rig;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a bench measures, part by part, each in a directory of its own.
public final class Parts {
  private final Map<String, Measure> all = new LinkedHashMap<>();

  /// One part.
  @FunctionalInterface
  public interface Measure {
    void in(Path directory) throws Exception;
  }

  public Parts with(String name, Measure measure) {
    all.put(name, measure);
    return this;
  }

  /// Measures what `DIRECTORY [PART]…` ask for, or all in the order in which they were named; then
  /// ends the process, with 1 when a target was missed.
  public void run(Figures figures, String... arguments) throws Exception {
    List<String> named = List.of(arguments).subList(1, arguments.length);
    if (!all.keySet().containsAll(named)) {
      throw new IllegalArgumentException("parts are " + all.keySet() + ", not " + named);
    }
    for (String part : named.isEmpty() ? all.keySet() : named) {
      Objects.requireNonNull(all.get(part)).in(Path.of(arguments[0]).resolve(part));
    }
    System.exit(figures.missed() == 0 ? 0 : 1);
  }
}
