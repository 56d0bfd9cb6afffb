package coach.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real PgBouncer in transaction mode before a PostgreSQL.
public final class PgBouncer implements AutoCloseable {
  private static final int SERVER_CONNECTIONS = 4;

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static PgBouncer before(PostgresProcess server) {
    try {
      String program = Programs.require("pgbouncer", "pgbouncer");
      int port = freePort();
      Path directory = Files.createTempDirectory("coach-pgbouncer");
      Path users = Files.writeString(directory.resolve("users.txt"), "\"postgres\" \"\"\n");
      Path configuration =
          Files.writeString(
              directory.resolve("pgbouncer.ini"),
              """
              [databases]
              * = host=127.0.0.1 port=%d
              [pgbouncer]
              listen_addr = 127.0.0.1
              listen_port = %d
              unix_socket_dir =
              auth_type = trust
              auth_file = %s
              pool_mode = transaction
              default_pool_size = %d
              max_client_conn = 200
              """
                  .formatted(server.port(), port, users, SERVER_CONNECTIONS));
      readableForAll(directory, users, configuration);
      Process process =
          new ProcessBuilder(command(program, configuration))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("log").toFile())
              .start();
      awaitPort(process, port, directory.resolve("log"));
      return new PgBouncer(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  @Override
  public void close() {
    process.destroy();
  }

  /// It refuses to run as root.
  private static List<String> command(String program, Path configuration) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(
          List.of(
              Programs.require("setpriv", "util-linux"),
              "--reuid=65534",
              "--regid=65534",
              "--clear-groups"));
    }
    command.addAll(List.of(program, configuration.toString()));
    return command;
  }

  private static void readableForAll(Path directory, Path... files) {
    directory.toFile().setReadable(true, false);
    directory.toFile().setExecutable(true, false);
    for (Path file : files) {
      file.toFile().setReadable(true, false);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(Process process, int port, Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IllegalStateException("pgbouncer ended: " + Files.readString(log));
      }
      try (Socket _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    throw new IllegalStateException("pgbouncer does not listen: " + Files.readString(log));
  }
}
