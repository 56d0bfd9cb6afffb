package coach.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/// What this jar was built from.
public record BuildInfo(String version, String commit, String builtAt) {

  /// For a build that did not know its commit, such as one from an archive.
  public BuildInfo orCommit(Optional<String> given) {
    return given
        .filter(_ -> commit.equals("unknown"))
        .map(known -> new BuildInfo(version, known, builtAt))
        .orElse(this);
  }

  /// Written by the build into the jar.
  public static BuildInfo load() {
    try (InputStream in = BuildInfo.class.getResourceAsStream("/build.properties")) {
      if (in == null) {
        return new BuildInfo("unknown", "unknown", "unknown");
      }
      Properties properties = new Properties();
      properties.load(in);
      return new BuildInfo(
          properties.getProperty("version", "unknown"),
          properties.getProperty("commit", "unknown"),
          properties.getProperty("built_at", "unknown"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
