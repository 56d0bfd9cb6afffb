package coach.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;

/// Who may make an account.
public enum Registration {
  OPEN,
  INVITE,
  CLOSED;

  @JsonCreator
  static Registration of(String text) {
    return Arrays.stream(values())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of open, invite, closed"));
  }
}
