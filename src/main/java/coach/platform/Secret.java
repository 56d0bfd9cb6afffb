package coach.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.Optional;

/// A value that never prints itself. One that comes from a file follows the file without a restart.
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  @JsonCreator
  public static Secret of(String value) {
    return new Secret(value);
  }

  public static Secret ofFile(Path file) {
    throw new UnsupportedOperationException("placeholder until the log branch lands: " + file);
  }

  /// The value now.
  public String reveal() {
    return value;
  }

  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "●●●●●●";
  }
}
