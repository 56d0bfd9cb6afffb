package coach.platform.db.embedded;

import coach.platform.StartupFailure;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The places of one embedded PostgreSQL, and the reasons why it could not start in them.
///
/// @param data the data directory itself; what belongs to it stands beside it
record DataDirectory(Path data) {
  static final String MAJOR_VERSION = "18";
  private static final long NEEDED_BYTES = 300L << 20;
  private static final Path SELF = Path.of("/proc/self");

  static DataDirectory at(Path directory) {
    return new DataDirectory(directory.toAbsolutePath().normalize());
  }

  Path lockFile() {
    return beside(".lock");
  }

  Path logFile() {
    return beside(".log");
  }

  /// There while a first start has not finished: what it left behind was never used.
  Path unfinishedMarker() {
    return beside(".unfinished");
  }

  Path binaries() {
    return data.resolveSibling("postgres-binaries");
  }

  void create() {
    try {
      Files.createDirectories(data.getParent());
    } catch (IOException e) {
      throw cannot(
          "Cannot create "
              + data.getParent()
              + " ("
              + e.getClass().getSimpleName()
              + "): give this user the"
              + " directory, or set database.directory to one that it can write.");
    }
  }

  /// What a first start left behind that was cut off: never used, and unusable.
  void discardUnfinished() {
    try {
      if (Files.exists(unfinishedMarker()) && Files.exists(data)) {
        try (Stream<Path> files = Files.walk(data)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.deleteIfExists(logFile());
      if (version().isEmpty() && isEmpty()) {
        Files.writeString(unfinishedMarker(), "");
      }
    } catch (IOException e) {
      throw unwritable(data, e);
    }
  }

  /// After a crash the process id in the file may be anybody's, which PostgreSQL takes for itself;
  /// and the library keeps its lock when a start fails. Our own lock stands above both.
  void discardLeftovers() {
    try {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
      Files.deleteIfExists(data.resolve("epg-lock"));
    } catch (IOException e) {
      throw unwritable(data, e);
    }
  }

  void finish() throws IOException {
    Files.deleteIfExists(unfinishedMarker());
    if (Files.exists(binaries())) {
      keepFromOthers(binaries());
    }
  }

  /// The library lets every user write where the programs are that this user runs.
  private static void keepFromOthers(Path programs) throws IOException {
    var view = Files.getFileAttributeView(programs, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /// Looks before the library does, which says less.
  ///
  /// @throws StartupFailure for the first reason that it could not start
  void check() {
    requireWritable();
    requireRoom();
    requireOwner();
    requireVersion();
    requireOrdinaryUser();
  }

  private void requireWritable() {
    boolean writable =
        Files.notExists(data)
            ? Files.isWritable(data.getParent())
            : Files.isDirectory(data) && Files.isWritable(data);
    if (!writable) {
      throw cannot(
          "Cannot write "
              + data
              + ": give this user the directory, or set database.directory to one that it can write.");
    }
  }

  private void requireRoom() {
    try {
      long free = Files.getFileStore(data.getParent()).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw cannot(
            "Only "
                + (free >> 20)
                + " MiB free for "
                + data
                + ", and the embedded PostgreSQL needs "
                + (NEEDED_BYTES >> 20)
                + ": free some, or set database.directory to another disk.");
      }
    } catch (IOException e) {
      // A file system that does not tell is not full.
    }
  }

  private void requireVersion() {
    Optional<String> found = version();
    if (found.isEmpty() && !isEmpty()) {
      throw cannot(
          data
              + " is not empty and holds no PostgreSQL data: set database.directory to a new or empty directory.");
    }
    if (found.isPresent() && !found.get().equals(MAJOR_VERSION)) {
      throw cannot(
          data
              + " was made by PostgreSQL "
              + found.get()
              + ", and this is PostgreSQL "
              + MAJOR_VERSION
              + ": dump it with the old version and restore it, or set database.directory to a new directory.");
    }
  }

  private static void requireOrdinaryUser() {
    if (isRoot() && !LinuxUtils.isUnshareAvailable()) {
      throw new StartupFailure(
          StartupFailure.UNAVAILABLE,
          "PostgreSQL does not run as root, and here root cannot hide what it is (`unshare -U` fails):"
              + " start as an ordinary user, or set DATABASE_URL.");
    }
  }

  private Optional<String> version() {
    try {
      return Optional.of(
          Files.readString(data.resolve("PG_VERSION"), StandardCharsets.US_ASCII).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isEmpty() {
    try (Stream<Path> files = Files.list(data)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      return Files.notExists(data);
    }
  }

  /// Not even root can run the server on another user's directory.
  private void requireOwner() {
    Optional<Integer> owner = uid(data);
    Optional<Integer> self = uid(SELF);
    if (owner.isPresent() && self.isPresent() && !owner.equals(self)) {
      throw cannot(
          "%s belongs to user %d and this process to user %d: start it as that user, or give it the directory (chown -R)."
              .formatted(data, owner.get(), self.get()));
    }
  }

  private static boolean isRoot() {
    return uid(SELF).filter(Integer.valueOf(0)::equals).isPresent();
  }

  private static Optional<Integer> uid(Path path) {
    try {
      return Optional.of((Integer) Files.getAttribute(path, "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private Path beside(String suffix) {
    return data.resolveSibling(data.getFileName() + suffix);
  }

  static StartupFailure unwritable(Path path, IOException cause) {
    return cannot(
        "Cannot write %s (%s): give this user the directory, or set database.directory to one that it can write."
            .formatted(path, cause.getClass().getSimpleName()));
  }

  private static StartupFailure cannot(String line) {
    return new StartupFailure(StartupFailure.CANNOT_CREATE, line);
  }
}
