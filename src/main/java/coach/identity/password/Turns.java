package coach.identity.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that waits for its turn: so much at once, so much waiting, and none of it for ever.
///
/// On platform threads of its own: work that computes would keep the carriers of virtual threads
/// from everybody else. Thread-safe: the executor is.
final class Turns implements AutoCloseable {
  private final ThreadPoolExecutor executor;
  private final Duration patience;

  /// @param owner names the threads
  /// @param patience how long a caller waits for a result
  Turns(String owner, int atOnce, int waiting, Duration patience) {
    this.executor =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().daemon().name(owner + "-", 0).factory());
    this.patience = patience;
  }

  /// The work's result; nothing when too many wait already, when it took too long, when the caller
  /// was interrupted, or at the end. What nobody waits for any more does not stay in the queue.
  <T> Optional<T> take(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    try {
      executor.execute(task);
      return Optional.of(task.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException | TimeoutException | CancellationException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the work failed", e.getCause());
    } finally {
      forget(task);
    }
  }

  int waiting() {
    return executor.getQueue().size();
  }

  /// Lets nobody wait for what will not come.
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

  /// Work under way is left to end: it holds memory that others use after it.
  private void forget(FutureTask<?> task) {
    if (!task.isDone()) {
      task.cancel(false);
      executor.remove(task);
    }
  }
}
