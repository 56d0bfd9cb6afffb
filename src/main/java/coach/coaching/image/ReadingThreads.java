package coach.coaching.image;

import coach.platform.Problem;
import coach.platform.ProblemException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Threads on which pictures are read: so many at once, so many waiting, and none of them for ever.
///
/// Platform threads, as decoding computes: on virtual ones it would keep their carriers from every
/// other request. Thread-safe: the executor is.
final class ReadingThreads implements AutoCloseable {
  private final ThreadPoolExecutor executor;
  private final Duration patience;

  ReadingThreads(int atOnce, int waiting, Duration patience) {
    this.executor =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().daemon().name("image-reader-", 0).factory());
    this.patience = patience;
  }

  /// What the work makes. Work that nobody waits for any more is interrupted.
  ///
  /// @throws ProblemException the work's own; or when too many wait, when it took too long, when
  ///     the caller was interrupted, and at the end of the service
  <T> T call(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    try {
      executor.execute(task);
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException | TimeoutException | CancellationException e) {
      throw unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw problem.problem().toException();
      }
      throw new IllegalStateException("an image could not be read", e.getCause());
    } finally {
      task.cancel(true);
      executor.remove(task);
    }
  }

  int waiting() {
    return executor.getQueue().size();
  }

  private static ProblemException unavailable() {
    return new Problem.Unavailable(MemoryBudget.READER, MemoryBudget.RETRY_AFTER).toException();
  }

  @Override
  public void close() {
    executor
        .shutdownNow()
        .forEach(
            task -> {
              if (task instanceof FutureTask<?> waiting) {
                waiting.cancel(false);
              }
            });
  }
}
