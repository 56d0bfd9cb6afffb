package coach.ops.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Finds the known names that a misspelt one may have meant.
final class Nearest {
  private static final int MOST = 3;
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  static List<String> to(String name, Collection<String> known) {
    int limit = Math.max(2, name.length() / 2);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= limit)
        .sorted(
            Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  private static int distance(String one, String other) {
    return DISTANCE.apply(
        one.toLowerCase(java.util.Locale.ROOT), other.toLowerCase(java.util.Locale.ROOT));
  }
}
