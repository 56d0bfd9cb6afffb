package coach.platform;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Which promises an installation makes: development assumes, staging and production assume
/// nothing.
public enum Mode {
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  @JsonCreator
  public static Mode of(String text) {
    return Spelling.required(Mode.class, text);
  }

  public boolean isDevelopment() {
    return this == DEVELOPMENT;
  }

  /// The spelling of YAML, JSON and the database.
  @JsonValue
  public String text() {
    return Spelling.of(this);
  }
}
