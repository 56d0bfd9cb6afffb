package coach.identity.apikey;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import coach.identity.Caller;
import coach.identity.OpaqueToken;
import coach.identity.standing.StandingCache;
import coach.platform.Problem;
import com.google.common.hash.HashCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Knows whose a key is, by what is in memory; keys themselves are not.
///
/// Anybody can make up keys that the database has to be asked for: few such questions are asked at
/// a time, so that they never hold all of its connections. Keys in use do not queue with them, as
/// they are asked for again in the background.
///
/// Thread-safe: the cache and the semaphore are.
final class LiveKeys {
  private static final int LOOKUPS = 4;
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration USED_EVERY = Duration.ofMinutes(1);
  private static final Problem BUSY = new Problem.Unavailable("database", Duration.ofSeconds(2));
  private static final ScopedValue<Boolean> IN_BACKGROUND = ScopedValue.newInstance();

  private final ApiKeyDao keys;
  private final InstantSource clock;
  private final Semaphore lookups = new Semaphore(LOOKUPS, true);
  private final StandingCache<HashCode, Live> cache;

  LiveKeys(ApiKeyDao keys, InstantSource clock, Executor background, LongSupplier nanos) {
    this.keys = keys;
    this.clock = clock;
    this.cache = new StandingCache<>(this::read, inBackground(background), nanos);
  }

  private record Live(Caller caller, @Nullable Instant expiresAt) {
    boolean isGoodAt(Instant now) {
      return expiresAt == null || expiresAt.isAfter(now);
    }
  }

  Optional<Caller> caller(OpaqueToken key) {
    return cache
        .get(HashCode.fromBytes(key.hash()))
        .filter(live -> live.isGoodAt(clock.instant()))
        .map(Live::caller);
  }

  void drop(HashCode hash) {
    cache.drop(hash);
  }

  long reads() {
    return cache.reads();
  }

  private static Executor inBackground(Executor background) {
    return work -> background.execute(() -> ScopedValue.where(IN_BACKGROUND, true).run(work));
  }

  private Optional<Live> read(HashCode hash) {
    if (IN_BACKGROUND.isBound()) {
      return ask(hash);
    }
    awaitTurn();
    try {
      return ask(hash);
    } finally {
      lookups.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!lookups.tryAcquire(WAIT.toNanos(), NANOSECONDS)) {
        throw BUSY.toException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BUSY.toException();
    }
  }

  private Optional<Live> ask(HashCode hash) {
    Instant now = clock.instant();
    Optional<ApiKeyDao.LiveRow> row = keys.live(hash.asBytes(), now);
    row.ifPresent(live -> noteUse(live, now));
    return row.map(live -> new Live(Rows.caller(live), live.expiresAt()));
  }

  private void noteUse(ApiKeyDao.LiveRow row, Instant now) {
    Instant before = now.minus(USED_EVERY);
    if (row.lastUsedAt() == null || !row.lastUsedAt().isAfter(before)) {
      keys.used(row.id(), now, before);
    }
  }
}
