package coach.coaching;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What a trader is told to do with a plan.
public enum Verdict {
  /// It is worth its risk, as far as anybody can see.
  TAKE,
  /// It may become so.
  WAIT,
  /// It is not.
  SKIP,
  /// Nobody can tell from this.
  UNCLEAR;

  @JsonCreator
  public static Verdict of(String text) {
    return Spelling.required(Verdict.class, text);
  }

  @JsonValue
  public String text() {
    return Spelling.of(this);
  }
}
