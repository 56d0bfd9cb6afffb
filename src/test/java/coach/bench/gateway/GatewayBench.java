package coach.bench.gateway;

import coach.bench.rig.Figures;
import java.nio.file.Path;
import java.util.List;

/// Measures what `bench/gateway.sh` prints: `DIRECTORY [PART]…`.
///
/// The property `options` has the service's Java options, `portkey` where Portkey is installed.
public final class GatewayBench {
  private static final List<String> ALL =
      List.of("one", "together", "first", "crowd", "aborted", "sizes");

  private final Figures figures = new Figures(System.out);
  private final String[] options = System.getProperty("options", "").strip().split(" +");
  private final Path directory;

  private GatewayBench(Path directory) {
    this.directory = directory;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> wanted = List.of(arguments).subList(1, arguments.length);
    if (!ALL.containsAll(wanted)) {
      throw new IllegalArgumentException("parts are " + ALL);
    }
    GatewayBench bench = new GatewayBench(Path.of(arguments[0]));
    for (String part : wanted.isEmpty() ? ALL : wanted) {
      bench.measure(part);
    }
    System.exit(bench.figures.missed() == 0 ? 0 : 1);
  }

  private void measure(String part) throws Exception {
    Path here = directory.resolve(part);
    switch (part) {
      case "one" -> new OneByOne(figures).whole(here, options);
      case "together" -> new Together(figures).measure(here, options);
      case "first" -> new OneByOne(figures).first(here, options);
      case "crowd" -> new Crowd(figures).measure(here, options);
      case "aborted" -> new Aborted(figures).measure(here, options);
      default -> new Sizes(figures).measure(here, options);
    }
  }
}
