package coach.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The spelling of closed sets in JSON, YAML, metrics and the database: `lower_case`.
public final class Spelling {
  private Spelling() {}

  public static String of(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> Optional<E> find(Class<E> set, String text) {
    return Arrays.stream(set.getEnumConstants()).filter(word -> of(word).equals(text)).findFirst();
  }

  /// @throws IllegalArgumentException that names all of them
  public static <E extends Enum<E>> E required(Class<E> set, String text) {
    return find(set, text)
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + all(set)));
  }

  public static <E extends Enum<E>> String all(Class<E> set) {
    return Arrays.stream(set.getEnumConstants())
        .map(Spelling::of)
        .collect(Collectors.joining(", "));
  }
}
