package coach.identity.standing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// One question to the database and its answer, as old as the question.
///
/// Thread-safe: the answer is published by its task, and the time of the next one is claimed by
/// whoever moves it first.
final class Reading<V> {
  /// Nothing is served that was asked for longer ago.
  static final long LIFE = Duration.ofSeconds(4).toNanos();

  private static final long REFRESHED_AFTER = Duration.ofSeconds(2).toNanos();
  private static final long PAUSE_AFTER_FAILURE = Duration.ofMillis(500).toNanos();

  private final long begun;
  private final FutureTask<Optional<V>> task;
  private final AtomicLong refreshDue;

  Reading(long begun, Supplier<Optional<V>> question) {
    this.begun = begun;
    this.task = new FutureTask<>(question::get);
    this.refreshDue = new AtomicLong(begun + REFRESHED_AFTER);
  }

  /// Asks, in the caller's thread; does nothing the second time.
  void ask() {
    task.run();
  }

  /// Waits for whoever asks, and fails as that did.
  Optional<V> answer() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another thread reads", e);
    }
  }

  boolean succeeded() {
    return task.state() == FutureTask.State.SUCCESS;
  }

  boolean failed() {
    return task.state() == FutureTask.State.FAILED;
  }

  boolean isOver(long now) {
    return now - begun >= LIFE;
  }

  /// Whether it is time for the next one; true for one caller only.
  boolean claimRefresh(long now) {
    long due = refreshDue.get();
    return succeeded() && now - due >= 0 && refreshDue.compareAndSet(due, begun + LIFE);
  }

  void refreshFailed(long now) {
    refreshDue.set(now + PAUSE_AFTER_FAILURE);
  }
}
