package coach.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// That nobody else on the machine can read the secret files or change the configuration.
public final class SecretFiles implements Invariants {
  static final Rule SEC_007 =
      Rule.of(
          "SEC-007",
          Severity.ERROR,
          "secret files that only their owner and group can read, owned by this process or root",
          "every other account on the machine could read the secret or put in its own",
          "chmod 0640 FILE");

  private final Map<String, Path> secrets;
  private final Path configuration;

  /// @param secrets the files by the key that names them
  /// @param configuration the YAML file itself
  public SecretFiles(Map<String, Path> secrets, Path configuration) {
    this.secrets = Map.copyOf(secrets);
    this.configuration = configuration;
  }

  @Override
  public List<Rule> rules() {
    return List.of(SEC_007);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.empty();
  }

  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    return Stream.of(new Permissions());
  }

  private final class Permissions implements LiveCheck {
    @Override
    public String name() {
      return "secret file permissions";
    }

    @Override
    public Stream<Violation> run() throws IOException {
      Stream.Builder<Violation> found = Stream.builder();
      for (Map.Entry<String, Path> secret : secrets.entrySet()) {
        checkSecret(secret.getKey(), secret.getValue(), found);
      }
      checkConfiguration(found);
      return found.build();
    }
  }

  private static void checkSecret(String key, Path file, Stream.Builder<Violation> found)
      throws IOException {
    if (!hasPermissions(file)) {
      return;
    }
    PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
    Set<PosixFilePermission> permissions = attributes.permissions();
    String owner = attributes.owner().getName();
    boolean foreign = !owner.equals(System.getProperty("user.name")) && !owner.equals("root");
    if (foreign || permissions.stream().anyMatch(SecretFiles::isForOthers)) {
      found.add(
          SEC_007
              .brokenAt(key)
              .found(file + " " + PosixFilePermissions.toString(permissions) + " " + owner)
              .fix("chmod 0640 " + file));
    }
  }

  private void checkConfiguration(Stream.Builder<Violation> found) throws IOException {
    if (hasPermissions(configuration)
        && Files.getPosixFilePermissions(configuration)
            .contains(PosixFilePermission.OTHERS_WRITE)) {
      found.add(
          SEC_007
              .brokenAt("")
              .found(configuration + " can be changed by everybody")
              .required("a configuration file that only its owner can change")
              .fix("chmod o-w " + configuration));
    }
  }

  private static boolean isForOthers(PosixFilePermission permission) {
    return permission.name().startsWith("OTHERS_");
  }

  private static boolean hasPermissions(Path file) {
    return Files.exists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
