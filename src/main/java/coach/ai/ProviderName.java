package coach.ai;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Who runs a language model. A closed set: metrics are labelled with it.
public enum ProviderName {
  OPENAI,
  ANTHROPIC,
  PERPLEXITY,
  /// Answers by rote, for development.
  CANNED;

  @JsonCreator
  public static ProviderName of(String text) {
    return Spelling.required(ProviderName.class, text);
  }

  @JsonValue
  public String text() {
    return Spelling.of(this);
  }
}
