package coach.ops.gate;

import coach.platform.LiveCheck;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The 15 s that `preflight` may take, from the start of its process: what a busy machine spends on
/// starting Java is its caller's time too. What is not done at the end of its share is reported as
/// unfinished, and the rest goes on.
///
/// @param uptime of the process
record TimeLimit(Supplier<Duration> uptime) {
  private static final Duration FILE_DONE = Duration.ofMillis(10_500);
  private static final Duration WORLD_ASKED = Duration.ofMillis(13_500);

  /// The report is printed by then, if at all.
  private static final Duration END = Duration.ofMillis(14_500);

  static TimeLimit ofThisProcess() {
    return new TimeLimit(() -> Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
  }

  /// Does what needs only the file and the environment, both of which may hang. Absent = it did.
  <T> Optional<T> withFile(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread.ofPlatform().daemon().name("preflight-file").start(task);
    try {
      return Optional.of(task.get(leftUntil(FILE_DONE).toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// For all live checks together.
  Duration forWorld() {
    Duration left = leftUntil(WORLD_ASKED);
    return left.compareTo(LiveCheck.LIMIT) < 0 ? left : LiveCheck.LIMIT;
  }

  /// For everything.
  Duration forAll() {
    return leftUntil(END);
  }

  private Duration leftUntil(Duration moment) {
    Duration left = moment.minus(uptime.get());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
