package coach.ai;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Who runs a language model. A closed set: metrics are labelled with it.
public enum ProviderName {
  OPENAI,
  ANTHROPIC,
  PERPLEXITY,
  /// Answers by rote, for development.
  CANNED;

  @JsonCreator
  public static ProviderName of(String text) {
    return Arrays.stream(values())
        .filter(name -> name.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + names()));
  }

  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(ProviderName::text).collect(Collectors.joining(", "));
  }
}
