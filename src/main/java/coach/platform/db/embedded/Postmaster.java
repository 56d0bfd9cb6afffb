package coach.platform.db.embedded;

import coach.platform.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The PostgreSQL process that runs on a data directory, found by its `postmaster.pid`.
record Postmaster(ProcessHandle process, int port) {
  private static final Duration FAST_STOP = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int PORT_LINE = 3;

  /// Only a process that is a PostgreSQL of exactly this directory: the number in the file may
  /// belong to anybody by now.
  static Optional<Postmaster> of(Path directory) {
    try {
      List<String> lines =
          Files.readAllLines(directory.resolve("postmaster.pid"), StandardCharsets.UTF_8);
      int port = Integer.parseInt(lines.get(PORT_LINE).strip());
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> serves(process, directory))
          .map(process -> new Postmaster(process, port));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /// Ends it with its data safe: first politely to the clients, then at once, which the next start
  /// recovers from.
  void stop() {
    if (!ends("INT", FAST_STOP) && !ends("QUIT", IMMEDIATE_STOP)) {
      throw new StartupFailure(
          StartupFailure.UNAVAILABLE,
          "A PostgreSQL from an earlier run does not stop: end process "
              + process.pid()
              + " and start again.");
    }
  }

  private boolean ends(String signal, Duration patience) {
    signal(signal);
    // Java's own wait for a process that is no child of ours looks every few seconds.
    long deadline = System.nanoTime() + patience.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return !process.isAlive();
  }

  /// Java's own `destroy()` is SIGTERM, on which PostgreSQL waits for its clients for ever.
  private void signal(String name) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.destroy(); // where there is no shell: better slowly than not at all
    }
  }

  private static boolean serves(ProcessHandle process, Path directory) {
    boolean postgres =
        process
            .info()
            .command()
            .map(Path::of)
            .map(Path::getFileName)
            .map(Path::toString)
            .filter(name -> name.startsWith("postgres"))
            .isPresent();
    return postgres && (worksIn(process, directory) || wasStartedOn(process, directory));
  }

  /// PostgreSQL changes into its data directory.
  private static boolean worksIn(ProcessHandle process, Path directory) {
    try {
      return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), directory);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean wasStartedOn(ProcessHandle process, Path directory) {
    return process
        .info()
        .arguments()
        .map(Arrays::asList)
        .filter(arguments -> arguments.contains(directory.toString()))
        .isPresent();
  }
}
