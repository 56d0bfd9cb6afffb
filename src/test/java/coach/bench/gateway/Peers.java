package coach.bench.gateway;

import coach.bench.rig.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Programs that are no part of the service: each listens on one port, and ends with the bench.
final class Peers {
  private static final int TRIES = 1_000;
  private static final long PAUSE_NANOS = 20_000_000;

  private Peers() {}

  /// Returns when it listens.
  static Process start(
      List<String> command, Map<String, String> environment, Path directory, int port)
      throws IOException {
    Path log = directory.resolve("program.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    for (int i = 0; i < TRIES && process.isAlive(); i++) {
      if (listens(port)) {
        return process;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    process.destroy();
    throw new IllegalStateException(command + " did not start: " + Files.readString(log));
  }

  private static boolean listens(int port) {
    try (Line _ = Line.to(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
