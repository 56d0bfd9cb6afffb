package coach.web.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The windows of all keys of one kind, in memory.
///
/// Bounded: a key that was idle for a period is dropped (its window is empty by then), and of more
/// than [#MOST_KEYS] busy keys the least used are forgotten early, which errs on the side of
/// accepting. Thread-safe: a dropped window is retired under its lock before another takes its
/// place, so no request is counted in two.
final class Windows {
  static final int MOST_KEYS = 100_000;

  private final Duration period;
  private final LoadingCache<String, SlidingWindow> byKey;

  Windows(Duration period, LongSupplier nanos) {
    this.period = period;
    this.byKey =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(period)
            .ticker(nanos::getAsLong)
            .evictionListener(Windows::retire)
            .build(_ -> new SlidingWindow(nanos, period.toNanos()));
  }

  Duration period() {
    return period;
  }

  Standing accept(String key, int limit) {
    return ask(key, log -> log.accept(limit));
  }

  Standing look(String key, int limit) {
    return ask(key, log -> log.look(limit));
  }

  void note(String key, int limit) {
    ask(key, log -> log.note(limit));
  }

  long keys() {
    byKey.cleanUp();
    return byKey.estimatedSize();
  }

  private Standing ask(String key, Function<SlidingWindow, Standing> question) {
    Standing standing = question.apply(byKey.get(key));
    while (standing == Standing.RETIRED) {
      Thread.onSpinWait();
      standing = question.apply(byKey.get(key));
    }
    return standing;
  }

  private static void retire(
      @Nullable String key, @Nullable SlidingWindow log, RemovalCause cause) {
    if (log != null) {
      log.retire();
    }
  }
}
