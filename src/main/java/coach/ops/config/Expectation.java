package coach.ops.config;

import coach.shared.Spelling;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Says in an operator's words what a type accepts.
final class Expectation {
  private static final Map<Class<?>, String> WORDS =
      Map.of(
          Duration.class, "a duration such as 500ms, 30s or 5m",
          DataSize.class, "a size such as 64B, 8KiB or 1MiB",
          URI.class, "a URL such as https://host/path",
          ZoneId.class, "a time zone such as UTC or Europe/Berlin",
          LocalDate.class, "a date such as 2027-01-31");

  private Expectation() {}

  static String of(Class<?> type) {
    if (WORDS.containsKey(type)) {
      return WORDS.get(type);
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type == double.class) {
      return "a number";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> Spelling.of((Enum<?>) constant))
              .collect(Collectors.joining(", "));
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type == String.class ? "a text" : "a section with keys of its own, or a valid value";
  }
}
