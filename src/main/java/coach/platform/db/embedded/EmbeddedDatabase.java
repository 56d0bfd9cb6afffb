package coach.platform.db.embedded;

import coach.platform.StartupFailure;
import coach.platform.db.postgres.DatabaseUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of this service's own, for development: its data outlives the service, and the
/// service's sudden end.
///
/// Thread-safe: one lock guards the process.
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String USER = "postgres";

  /// What must survive a crash must be on the disk: the library's own settings are made for tests.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "40",
          "timezone", "UTC",
          "log_timezone", "UTC",
          "unix_socket_directories", "",
          "client_connection_check_interval", "1s");

  private final DataDirectory directory;
  private final Optional<DirectoryLock> lock;
  private @Nullable EmbeddedPostgres server;
  private int port;
  private boolean closed;

  private EmbeddedDatabase(DataDirectory directory, Optional<DirectoryLock> lock, int port) {
    this.directory = directory;
    this.lock = lock;
    this.port = port;
  }

  /// Starts it, after ending what an earlier run left behind.
  ///
  /// @throws StartupFailure in one line, when it cannot
  public static EmbeddedDatabase start(Path path) {
    DataDirectory directory = DataDirectory.at(path);
    directory.create();
    return start(directory)
        .orElseThrow(
            () ->
                new StartupFailure(
                    StartupFailure.UNAVAILABLE,
                    "Another service already runs on "
                        + directory.data()
                        + " ("
                        + DirectoryLock.owner(directory.lockFile())
                        + "): stop it, or set database.directory to another directory."));
  }

  /// For a command beside a service that may be running: uses the service's PostgreSQL if there is
  /// one, and starts one for its own time otherwise.
  public static EmbeddedDatabase startOrJoin(Path path) {
    DataDirectory directory = DataDirectory.at(path);
    directory.create();
    return start(directory)
        .or(
            () ->
                Postmaster.of(directory.data())
                    .map(
                        running ->
                            new EmbeddedDatabase(directory, Optional.empty(), running.port())))
        .orElseThrow(
            () ->
                new StartupFailure(
                    StartupFailure.UNAVAILABLE,
                    "A service is starting or stopping on " + directory.data() + ": try again."));
  }

  public synchronized DatabaseUrl url() {
    return new DatabaseUrl(
        List.of(new DatabaseUrl.Host("127.0.0.1", port)),
        USER,
        Optional.of(USER),
        Optional.empty(),
        Map.of("sslmode", "disable", "gssEncMode", "disable"));
  }

  /// Starts it again, on the same port, if its process is gone.
  public synchronized void revive() {
    if (lock.isEmpty() || closed || Postmaster.of(directory.data()).isPresent()) {
      return;
    }
    release();
    launch();
  }

  /// Ends a server that this object started, and leaves one that it joined.
  @Override
  public synchronized void close() {
    closed = true;
    release();
    lock.ifPresent(DirectoryLock::close);
  }

  private static Optional<EmbeddedDatabase> start(DataDirectory directory) {
    return DirectoryLock.tryLock(directory.lockFile())
        .map(
            lock -> {
              var database = new EmbeddedDatabase(directory, Optional.of(lock), 0);
              try {
                database.launch();
                return database;
              } catch (RuntimeException e) {
                database.close();
                throw e;
              }
            });
  }

  private synchronized void launch() {
    Postmaster.of(directory.data()).ifPresent(Postmaster::stop);
    directory.discardLeftovers();
    directory.discardUnfinished();
    directory.check();
    try (var watch = new StartWatch(directory.logFile())) {
      EmbeddedPostgres started = builder().start();
      watch.requireSuccess();
      server = started;
      port = started.getPort();
      directory.finish();
    } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
      throw StartWatch.failure(directory.logFile());
    }
  }

  private EmbeddedPostgres.Builder builder() {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(directory.binaries().toFile())
            .setPGStartupWait(START_LIMIT)
            .setPort(port)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setErrorRedirector(ProcessBuilder.Redirect.appendTo(directory.logFile().toFile()))
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(directory.logFile().toFile()));
    SETTINGS.forEach(builder::setServerConfig);
    return builder;
  }

  private void release() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        // The next start ends what is left.
      }
      server = null;
    }
  }
}
