package coach.ai;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What an answer is for: routes are chosen by it, and the canned model answers by it.
public enum Purpose {
  /// A chart or a plan is reviewed for a trader.
  REVIEW,
  /// A program of a user's asks through the OpenAI-compatible endpoints.
  COMPAT;

  @JsonCreator
  public static Purpose of(String text) {
    return Spelling.required(Purpose.class, text);
  }

  @JsonValue
  public String text() {
    return Spelling.of(this);
  }
}
