package coach.ai.window;

import coach.platform.Problem;
import coach.platform.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The answer to a question that costs the database something, asked by one for all, and again only
/// after a second, or after twenty times what the last answer took: a twentieth of one connection
/// is the most that it can ever cost.
///
/// Who asks waits a moment at most. What failed is unknown until it is asked again; what takes
/// longer than that moment is answered with the last good answer, while that is not too old.
///
/// Thread-safe: its lock guards which question is the current one; nobody waits under it.
public final class Memo<T> {
  static final Duration LIFE = Duration.ofSeconds(1);
  static final Duration OLDEST = Duration.ofMinutes(1);
  private static final int SHARE = 20;

  private static final Logger log = LoggerFactory.getLogger(Memo.class);

  private final String name;
  private final Supplier<T> source;
  private final Executor executor;
  private final Duration patience;
  private final LongSupplier nanos;
  private @Nullable Question current;
  private volatile boolean failing;
  private volatile @Nullable Good<T> good;

  private record Good<T>(T value, long until) {}

  /// @param name for the log
  /// @param source asks the database, and throws when it does not answer
  /// @param patience how long anybody waits for it
  public Memo(
      String name, Supplier<T> source, Executor executor, Duration patience, LongSupplier nanos) {
    this.name = name;
    this.source = source;
    this.executor = executor;
    this.patience = patience;
    this.nanos = nanos;
  }

  /// Fresh, if that is to be had at once or in a moment; nothing while the answer is unknown.
  public Optional<T> get() {
    Question question = question();
    return question.await() ? question.answer() : remembered();
  }

  /// What is known without waiting; sees to it that more is known the next time.
  public Optional<T> known() {
    Question question = question();
    return question.task.isDone() ? question.answer() : remembered();
  }

  private Optional<T> remembered() {
    Good<T> last = good;
    return last == null || nanos.getAsLong() - last.until() > 0
        ? Optional.empty()
        : Optional.of(last.value());
  }

  /// That the database is away, others say.
  private void warnOnce(RuntimeException failure) {
    boolean away =
        failure instanceof ProblemException told && told.problem() instanceof Problem.Unavailable;
    if (!failing && !away) {
      log.warn("The {} cannot be read", name, failure);
    }
    failing = !away;
  }

  private Question question() {
    Question mine;
    synchronized (this) {
      if (current != null && !current.isOver()) {
        return current;
      }
      mine = new Question();
      current = mine;
    }
    mine.ask();
    return mine;
  }

  /// One question, and how it ended.
  private final class Question {
    private final long begun = nanos.getAsLong();
    private final FutureTask<Optional<T>> task = new FutureTask<>(this::read);
    private volatile long over = Long.MAX_VALUE;
    private volatile boolean answered;

    void ask() {
      try {
        executor.execute(task);
      } catch (RejectedExecutionException e) { // the service stops
        task.run();
      }
    }

    private Optional<T> read() {
      try {
        T value = source.get();
        good = new Good<>(value, nanos.getAsLong() + Math.max(OLDEST.toNanos(), 3 * life()));
        failing = false;
        return Optional.of(value);
      } catch (RuntimeException e) { // a thread's root; who asked is told that nothing is known
        good = null;
        warnOnce(e);
        return Optional.empty();
      } finally {
        over = nanos.getAsLong() + life();
        answered = true;
      }
    }

    /// How long an answer serves that took as long as this one has until now.
    private long life() {
      return Math.max(LIFE.toNanos(), (nanos.getAsLong() - begun) * SHARE);
    }

    boolean isOver() {
      return answered && nanos.getAsLong() - over >= 0;
    }

    /// Whether the answer is there.
    boolean await() {
      long left = patience.toNanos() - (nanos.getAsLong() - begun);
      try {
        task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException("reading catches what it throws", e);
      }
    }

    Optional<T> answer() {
      return task.resultNow();
    }
  }
}
