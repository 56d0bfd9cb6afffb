package coach.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Which promises an installation makes: development assumes, staging and production assume
/// nothing.
public enum Mode {
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  @JsonCreator
  public static Mode of(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + names()));
  }

  public boolean isDevelopment() {
    return this == DEVELOPMENT;
  }

  /// The spelling of YAML, JSON and the database.
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(Mode::text).collect(Collectors.joining(", "));
  }
}
