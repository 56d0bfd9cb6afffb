package coach.ops.admin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Levels that loggers have for a time only. However changes overlap, the last one's end brings
/// back the level from before the first.
///
/// Thread-safe: one lock around levels and their ends.
final class TemporaryLevels {
  private final ScheduledExecutorService later;
  private final Map<Logger, Change> changes = new HashMap<>();

  TemporaryLevels(ScheduledExecutorService later) {
    this.later = later;
  }

  /// @param original absent when the logger had none of its own
  /// @param mark tells a change from the next of the same logger
  private record Change(Optional<Level> original, Object mark, Future<?> end) {}

  synchronized void set(Logger logger, Level level, Duration duration) {
    Optional<Change> former = Optional.ofNullable(changes.get(logger));
    former.ifPresent(change -> change.end().cancel(false));
    Object mark = new Object();
    changes.put(
        logger,
        new Change(
            former.map(Change::original).orElseGet(() -> Optional.ofNullable(logger.getLevel())),
            mark,
            later.schedule(
                () -> putBack(logger, mark), duration.toMillis(), TimeUnit.MILLISECONDS)));
    logger.setLevel(level);
  }

  /// An end that was already under way when it was cancelled finds another change here.
  private synchronized void putBack(Logger logger, Object mark) {
    Change change = changes.get(logger);
    if (change != null && change.mark() == mark) {
      changes.remove(logger);
      logger.setLevel(change.original().orElse(null));
    }
  }
}
