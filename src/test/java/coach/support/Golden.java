package coach.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Public interfaces as text under review: `-Dgolden.update=true` writes what the code says now.
public final class Golden {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private Golden() {}

  /// @param file below `src/test/resources`, such as `golden/problem-codes.txt`
  public static void check(String file, String actual) {
    Path path = RESOURCES.resolve(file);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, actual);
      }
      assertThat(path).as("run once with -Dgolden.update=true and review the diff").exists();
      assertThat(actual)
          .as("%s is a public interface; -Dgolden.update=true writes it anew", path)
          .isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
