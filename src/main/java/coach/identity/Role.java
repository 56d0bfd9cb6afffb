package coach.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/// What an account is for. Operators may do whatever traders may.
public enum Role {
  TRADER,
  OPERATOR;

  /// For `@RolesAllowed`: every signed-in user has this role.
  public static final String ANY = "trader";

  /// For `@RolesAllowed`.
  public static final String OPERATORS = "operator";

  /// The spelling of JSON and the database.
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String text) {
    return Arrays.stream(values())
        .filter(role -> role.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role: " + text));
  }

  /// Whether this role has what `@RolesAllowed` asks for.
  public boolean includes(String required) {
    return required.equals(ANY) || required.equals(text());
  }
}
