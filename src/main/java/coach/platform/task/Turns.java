package coach.platform.task;

import coach.platform.ProblemException;
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
import org.jspecify.annotations.Nullable;

/// Work that waits for its turn: so much at once, so much waiting, and none of it for ever.
///
/// On platform threads of its own: work that computes would keep the carriers of virtual threads
/// from everybody else, since nothing interrupts it there. Thread-safe: the executor is.
public final class Turns implements AutoCloseable {
  private final ThreadPoolExecutor executor;
  private final Duration patience;

  /// @param owner names the threads
  /// @param patience how long a caller waits for a result
  public Turns(String owner, int atOnce, int waiting, Duration patience) {
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
  /// was interrupted, or at the end. What nobody waits for any more does not stay in the queue, and
  /// is interrupted if it is under way.
  ///
  /// @throws ProblemException the work's own
  public <T> Optional<T> take(Callable<T> work) {
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
      return failed(e.getCause());
    } finally {
      task.cancel(true);
      executor.remove(task);
    }
  }

  /// Work that was told to end, and did, is work that took too long.
  private static <T> Optional<T> failed(@Nullable Throwable cause) {
    return switch (cause) {
      case InterruptedException _, CancellationException _ -> Optional.empty();
      case ProblemException problem -> throw problem;
      case null, default -> throw new IllegalStateException("the work failed", cause);
    };
  }

  /// How many wait for their turn.
  public int waiting() {
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
}
