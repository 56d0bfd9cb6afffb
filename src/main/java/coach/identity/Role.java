package coach.identity;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;

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
    return Spelling.of(this);
  }

  public static Role of(String text) {
    return Spelling.required(Role.class, text);
  }

  /// Whether this role has what `@RolesAllowed` asks for.
  public boolean includes(String required) {
    return required.equals(ANY) || required.equals(text());
  }
}
