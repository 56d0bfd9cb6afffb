package coach.support;

import coach.platform.redis.RedisConfiguration;
import coach.platform.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A real Redis of its own, on a free port, which a test may kill and freeze.
public final class TestRedis implements AutoCloseable {
  private final int port = freePort();
  private final Path directory = temporaryDirectory();
  private final List<String> options;
  private Process process;

  private TestRedis(List<String> options) {
    this.options = options;
    this.process = launch();
  }

  /// @param options as on the command line of redis-server, such as `--maxmemory-policy`
  public static TestRedis start(String... options) {
    return new TestRedis(List.of(options));
  }

  public int port() {
    return port;
  }

  public RedisConfiguration configuration() {
    return configuration("redis://127.0.0.1:" + port);
  }

  public static RedisConfiguration configuration(String url) {
    return new RedisConfiguration(Optional.of(Secret.of(url)), null, null);
  }

  /// SIGKILL: connections break and new ones are refused.
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("redis-server does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// After [#kill]: an empty Redis on the same port.
  public void restart() {
    process = launch();
  }

  /// SIGSTOP: connections stay open, new ones are accepted, and nothing answers.
  public void freeze() {
    signal("-STOP");
  }

  public void thaw() {
    signal("-CONT");
  }

  @Override
  public void close() {
    kill();
    directory.toFile().delete();
  }

  private Process launch() {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("redis-server", "--port", Integer.toString(port)));
    command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
    command.addAll(List.of("--dir", directory.toString()));
    command.addAll(options);
    Process started = started(command);
    Awaitility.await("redis-server to answer").until(this::answers);
    return started;
  }

  private static Process started(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("This test needs: apt-get install -y redis-server", e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("test-redis");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
