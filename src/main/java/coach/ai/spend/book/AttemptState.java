package coach.ai.spend.book;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// `held → settled | released | unknown`, and `unknown → settled | released`.
public enum AttemptState {
  HELD,
  SETTLED,
  RELEASED,
  UNKNOWN;

  public static Optional<AttemptState> of(String text) {
    return Arrays.stream(values()).filter(state -> state.text().equals(text)).findFirst();
  }

  /// As the database and JSON spell it.
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
