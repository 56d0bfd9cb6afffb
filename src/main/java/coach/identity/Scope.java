package coach.identity;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

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
    return Spelling.required(Scope.class, text);
  }

  /// The spelling of JSON and the database.
  @JsonValue
  public String text() {
    return Spelling.of(this);
  }
}
