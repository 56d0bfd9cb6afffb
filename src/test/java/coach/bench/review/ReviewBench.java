package coach.bench.review;

import coach.bench.rig.Figures;
import java.nio.file.Path;
import java.util.List;

/// Measures what `bench/review.sh` prints: `DIRECTORY [PART]…`, where a part is one of `pictures`,
/// `overhead`, `uploads`, `history`.
public final class ReviewBench {
  private static final List<String> ALL = List.of("pictures", "overhead", "uploads", "history");

  private ReviewBench() {}

  public static void main(String[] arguments) throws Exception {
    Figures figures = new Figures(System.out);
    Path directory = Path.of(arguments[0]);
    List<String> wanted = List.of(arguments).subList(1, arguments.length);
    for (String part : wanted.isEmpty() ? ALL : wanted) {
      measure(part, figures, directory.resolve(part));
    }
    System.exit(figures.missed() == 0 ? 0 : 1);
  }

  private static void measure(String part, Figures figures, Path here) throws Exception {
    switch (part) {
      case "pictures" -> new Pictures(figures).measure();
      case "overhead" -> new Overhead(figures).measure(here);
      case "uploads" -> new Uploads(figures).measure(here);
      case "history" -> new LongHistory(figures).measure(here);
      default -> throw new IllegalArgumentException("one of " + ALL + ", not " + part);
    }
  }
}
