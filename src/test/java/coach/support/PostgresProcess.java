package coach.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A PostgreSQL of a test's own that can be frozen, stopped and started again on the same port.
public final class PostgresProcess implements AutoCloseable {
  /// Not the shared temporary directory: what one user unpacks there, another cannot read.
  private static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

  /// Of the superuser; a server that trusts everybody does not look at it.
  private static final String PASSWORD = "fake-5c0f1e-password-of-a-test";

  /// As servers in production have it; the library's defaults are for tests, which lose nothing.
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private final Path directory;
  private final Map<String, String> settings;
  private EmbeddedPostgres server;
  private boolean asking;

  private PostgresProcess(Path directory, Map<String, String> settings) {
    this.directory = directory;
    this.settings = settings;
    this.server = launch(0);
  }

  public static PostgresProcess start() {
    return start(Map.of());
  }

  /// One that has on the disk what it says it has.
  public static PostgresProcess startDurable() {
    return start(DURABLE);
  }

  private static PostgresProcess start(Map<String, String> settings) {
    try {
      return new PostgresProcess(Files.createTempDirectory("coach-postgres"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One that asks everybody for a password, as servers in production do.
  public static PostgresProcess startWithPasswords() {
    PostgresProcess server = start();
    server.askForPasswords();
    return server;
  }

  private void askForPasswords() {
    Path rules = directory.resolve("data").resolve("pg_hba.conf");
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + PASSWORD + "'");
      Files.writeString(
          rules, Files.readString(rules).replaceAll("(?m)\\btrust$", "scram-sha-256"));
      statement.execute("SELECT pg_reload_conf()");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    asking = true;
    Awaitility.await("the server to ask for passwords").until(() -> !lets(url("postgres")));
  }

  private static boolean lets(String url) {
    try (Connection _ = DriverManager.getConnection(url)) {
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  public int port() {
    return server.getPort();
  }

  /// As the superuser, to the database `postgres`.
  public String jdbcUrl() {
    return jdbcUrl("postgres");
  }

  public String jdbcUrl(String database) {
    return url(database) + (asking ? "&password=" + PASSWORD : "");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=postgres";
  }

  /// All processes stop in the middle of what they do: connections stay open and silent.
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// On the port and the data it had before.
  public void restart() {
    server = launch(server.getPort());
  }

  public Path directory() {
    return directory;
  }

  @Override
  public void close() {
    thaw();
    stop();
    Programs.run(List.of("rm", "-rf", directory.toString())); // the server may be deleting as well
  }

  private EmbeddedPostgres launch(int port) {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
      settings.forEach(builder::setServerConfig);
      return builder
          .setDataDirectory(directory.resolve("data"))
          .setCleanDataDirectory(false)
          .setOverrideWorkingDirectory(BINARIES.toFile())
          .setPGStartupWait(Duration.ofSeconds(60))
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("max_connections", "100")
          .setConnectConfig("password", PASSWORD)
          .setPort(port)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void signal(String name) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    postmaster()
        .ifPresent(
            postmaster ->
                Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .forEach(process -> command.add(Long.toString(process.pid()))));
    if (command.size() > 2) {
      Programs.run(command); // a process that ended meanwhile needs no signal
    }
  }

  private Optional<ProcessHandle> postmaster() {
    Path file = directory.resolve("data").resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it has stopped, perhaps just now
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
