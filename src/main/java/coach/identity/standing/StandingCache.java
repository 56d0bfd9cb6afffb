package coach.identity.standing;

import coach.platform.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// What the database says of each key, never older than four seconds, counted from when it was
/// asked. That there is nothing is an answer like any other.
///
/// An entry in use is read again in the background once it is two seconds old, so that requests
/// wait only for what nobody asked for lately, and any number of them for one question. While the
/// database cannot answer, entries serve out their time; after that its failure is the caller's.
///
/// Thread-safe: the map replaces readings atomically, and none that was taken out of it comes back:
/// what [#drop] forgets is asked for anew, also when an older question is still under way.
public final class StandingCache<K, V> {
  private static final int MOST = 50_000;
  private static final Problem TOO_SLOW =
      new Problem.Unavailable("database", Duration.ofSeconds(2));

  private final Function<K, Optional<V>> loader;
  private final Executor executor;
  private final LongSupplier nanos;
  private final LongAdder reads = new LongAdder();
  private final Cache<K, Reading<V>> readings;

  /// @param loader asks the database
  /// @param executor for what no request waits for
  public StandingCache(Function<K, Optional<V>> loader, Executor executor, LongSupplier nanos) {
    this.loader = loader;
    this.executor = executor;
    this.nanos = nanos;
    this.readings =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofNanos(Reading.LIFE))
            .ticker(nanos::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /// What is known, or what the database says now.
  ///
  /// @throws RuntimeException whatever the loader failed with, when nothing is known
  public Optional<V> get(K key) {
    long now = nanos.getAsLong();
    Reading<V> known = readings.getIfPresent(key);
    if (known == null || known.isOver(now)) {
      return read(key);
    }
    if (known.claimRefresh(now)) {
      refreshLater(key, known);
    }
    return freshAnswer(key, known).orElseGet(() -> read(key));
  }

  /// Forgets what is known: the next caller asks.
  public void drop(K key) {
    readings.invalidate(key);
  }

  /// How often the database was asked.
  public long reads() {
    return reads.sum();
  }

  private Optional<V> read(K key) {
    long now = nanos.getAsLong();
    Reading<V> mine = new Reading<>(now, () -> load(key));
    Reading<V> chosen =
        readings
            .asMap()
            .compute(key, (_, other) -> other == null || other.isOver(now) ? mine : other);
    if (chosen == mine) {
      mine.ask();
    }
    return freshAnswer(key, chosen).orElseThrow(TOO_SLOW::toException);
  }

  /// Nothing when the answer took longer than it may be used.
  private Optional<Optional<V>> freshAnswer(K key, Reading<V> reading) {
    try {
      Optional<V> answer = reading.answer();
      return reading.isOver(nanos.getAsLong()) ? Optional.empty() : Optional.of(answer);
    } finally {
      if (reading.failed()) {
        readings.asMap().remove(key, reading);
      }
    }
  }

  private Optional<V> load(K key) {
    reads.increment();
    return loader.apply(key);
  }

  private void refreshLater(K key, Reading<V> known) {
    try {
      executor.execute(() -> refresh(key, known));
    } catch (RejectedExecutionException e) {
      known.refreshFailed(nanos.getAsLong());
    }
  }

  private void refresh(K key, Reading<V> known) {
    if (readings.getIfPresent(key) != known) {
      return;
    }
    Reading<V> next = new Reading<>(nanos.getAsLong(), () -> load(key));
    next.ask();
    if (next.succeeded()) {
      readings.asMap().replace(key, known, next);
    } else {
      known.refreshFailed(nanos.getAsLong());
    }
  }
}
