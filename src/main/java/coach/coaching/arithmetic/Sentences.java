package coach.coaching.arithmetic;

import java.util.List;
import java.util.regex.Pattern;

/// Where one sentence ends and the next begins. Where that is not plain, two are taken for one.
final class Sentences {
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=[.!?…][\"')]?\\s)(?=[\"'(]?\\p{Lu})|(?<=[。！？])");

  private Sentences() {}

  /// Put together they are the text.
  static List<String> of(String text) {
    return List.of(BETWEEN.split(text));
  }

  static String first(String text) {
    return of(text).getFirst().strip();
  }
}
