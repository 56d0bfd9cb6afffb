package coach.identity;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonCreator;

/// Who may make an account.
public enum Registration {
  OPEN,
  INVITE,
  CLOSED;

  @JsonCreator
  static Registration of(String text) {
    return Spelling.required(Registration.class, text);
  }
}
