package coach.ops.config;

/// Where a value stands and what stands there.
///
/// @param line counted from 1; 0 when it stands in no line
/// @param raw as written, or as resolved from the environment
public record Place(String file, int line, String raw, Origin origin) {
  /// How a value came to be.
  public enum Origin {
    LITERAL,
    VARIABLE,
    SECRET_FILE,
    PROPERTY,
    ABSENT
  }

  Place with(String value, Origin from) {
    return new Place(file, line, value, from);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
