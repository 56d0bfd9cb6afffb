package coach.ops.config;

import java.util.Optional;

/// Where a value stands and what stands there.
///
/// @param line counted from 1; 0 when it stands in no line
/// @param raw as written, or as resolved from the environment
/// @param variable that the value is taken from as a whole, where there is one
public record Place(String file, int line, String raw, Origin origin, Optional<String> variable) {
  /// How a value came to be.
  public enum Origin {
    LITERAL,
    VARIABLE,
    SECRET_FILE,
    PROPERTY,
    ABSENT
  }

  Place(String file, int line, String raw, Origin origin) {
    this(file, line, raw, origin, Optional.empty());
  }

  Place with(String value, Origin from) {
    return new Place(file, line, value, from, variable);
  }

  Place of(String name) {
    return new Place(file, line, raw, origin, Optional.of(name));
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
