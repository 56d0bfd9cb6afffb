package coach.ai;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What an answer is for: routes are chosen by it, and the canned model answers by it.
public enum Purpose {
  /// A chart or a plan is reviewed for a trader.
  REVIEW,
  /// A program of a user's asks through the OpenAI-compatible endpoints.
  COMPAT;

  @JsonCreator
  public static Purpose of(String text) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + names()));
  }

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(Purpose::text).collect(Collectors.joining(", "));
  }
}
