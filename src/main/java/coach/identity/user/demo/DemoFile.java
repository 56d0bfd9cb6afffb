package coach.identity.user.demo;

import coach.identity.Role;
import coach.identity.password.Password;
import coach.identity.user.EmailAddress;
import coach.platform.StartupFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `demo-accounts.txt`: one line for each role, for nobody's eyes but this user's.
final class DemoFile {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");
  private static final int PARTS = 3;

  private final Path file;

  DemoFile(Path directory) {
    this.file = directory.toAbsolutePath().resolve("demo-accounts.txt");
  }

  /// Nothing when there is no file, or not exactly what we would write.
  Optional<List<DemoAccount>> read() {
    try {
      List<DemoAccount> accounts = new ArrayList<>();
      List<String> lines = Files.readAllLines(file);
      for (Role role : Role.values()) {
        if (role.ordinal() < lines.size()) {
          account(role, lines.get(role.ordinal())).ifPresent(accounts::add);
        }
      }
      keepFromOthers(file);
      return accounts.size() == Role.values().length && lines.size() == accounts.size()
          ? Optional.of(accounts)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // writing it will tell what is wrong
    }
  }

  /// A reader sees the former file or this one, and nothing between.
  void write(List<DemoAccount> accounts) {
    String text =
        accounts.stream().map(DemoAccount::line).collect(Collectors.joining("\n", "", "\n"));
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), ".demo-accounts", null, ownersOnly());
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StartupFailure(
          StartupFailure.CANNOT_CREATE,
          "Cannot write %s (%s): give this user the directory, or set identity.directory to one that it can write."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }

  static EmailAddress email(Role role) {
    return new EmailAddress(role.text() + "@demo.local");
  }

  private static Optional<DemoAccount> account(Role role, String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != PARTS
        || !parts[0].equals(role.text())
        || !parts[1].equals(email(role).value())
        || parts[2].isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new DemoAccount(role, email(role), Password.of(parts[2])));
  }

  private static FileAttribute<?>[] ownersOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
        : new FileAttribute<?>[0];
  }

  private static void keepFromOthers(Path path) throws IOException {
    if (isPosix() && !Files.getPosixFilePermissions(path).equals(OWNERS)) {
      Files.setPosixFilePermissions(path, OWNERS);
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
