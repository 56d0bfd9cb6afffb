package coach.coaching;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Which way a trade goes; `none` is no trade.
public enum Direction {
  LONG,
  SHORT,
  NONE;

  @JsonCreator
  public static Direction of(String text) {
    return Spelling.required(Direction.class, text);
  }

  @JsonValue
  public String text() {
    return Spelling.of(this);
  }
}
