package coach.ops.gate.core;

import coach.platform.LiveCheck;
import coach.platform.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// SEC-007: who else on the machine can read a secret or change the configuration.
///
/// @param secretFiles by the key that reads them
record FileModeCheck(Path configuration, Map<String, Path> secretFiles) implements LiveCheck {
  private static final Set<PosixFilePermission> TOO_OPEN =
      EnumSet.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.GROUP_WRITE);

  @Override
  public String name() {
    return "modes of the configuration and the secret files";
  }

  @Override
  public Stream<Violation> run() throws IOException {
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, Path> secret : secretFiles.entrySet()) {
      Path file = secret.getValue();
      if (Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
        violations.add(
            CoreRules.SEC_007
                .brokenAt(secret.getKey())
                .found(file + " is too open")
                .fix("chmod 0640 " + file));
      }
    }
    if (Files.exists(configuration)
        && Files.getPosixFilePermissions(configuration)
            .contains(PosixFilePermission.OTHERS_WRITE)) {
      violations.add(
          CoreRules.SEC_007
              .brokenAt("")
              .found("the configuration is writable by others")
              .fix("chmod o-w " + configuration));
    }
    return violations.stream();
  }
}
