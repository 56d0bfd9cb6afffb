package coach.ai.spend.book;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/// `held → settled | released | unknown`, and `unknown → settled | released`.
public enum AttemptState {
  HELD,
  SETTLED,
  RELEASED,
  UNKNOWN;

  public static Optional<AttemptState> of(String text) {
    return Spelling.find(AttemptState.class, text);
  }

  /// As the database and JSON spell it.
  @JsonValue
  public String text() {
    return Spelling.of(this);
  }
}
