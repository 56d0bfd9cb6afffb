package coach.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What an API key may be used for.
public enum Scope {
  /// The OpenAI-compatible endpoints.
  AI,
  /// Everything else that only reads.
  READ,
  /// Everything else that changes something.
  WRITE;

  @JsonCreator
  public static Scope of(String text) {
    return Arrays.stream(values())
        .filter(scope -> scope.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of ai, read, write"));
  }

  /// The spelling of JSON and the database.
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
