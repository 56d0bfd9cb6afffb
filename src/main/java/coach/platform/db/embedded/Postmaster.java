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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The PostgreSQL process that runs on a data directory, found by its `postmaster.pid`.
record Postmaster(ProcessHandle process, int port) {
  private static final Duration FAST_STOP = Duration.ofSeconds(20);
  private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);
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
    try {
      // Java's own destroy() is SIGTERM, on which PostgreSQL waits for its clients for ever.
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (IOException | ExecutionException | TimeoutException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
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
            .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
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
