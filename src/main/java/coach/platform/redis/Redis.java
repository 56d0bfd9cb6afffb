package coach.platform.redis;

import coach.platform.Component;
import io.dropwizard.lifecycle.Managed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The Redis that nodes share. Whoever asks is told at once when it cannot answer.
///
/// One thread connects and probes every second; requests only ever use a connection that is known
/// to be good. The first that fails puts it away for all, which ends the waits of the others, and
/// none waits again before a probe has succeeded: a frozen Redis costs one timeout, not one for
/// each request.
///
/// Thread-safe: connection and health change together, under a lock; reading takes none.
public final class Redis implements Component, Managed {
  private static final Logger log = LoggerFactory.getLogger(Redis.class);
  private static final long PROBE_MILLIS = 1_000;

  private final RedisConnector connector;
  private final InstantSource clock;
  private final ScheduledExecutorService prober;
  private volatile Optional<RedisLink> link = Optional.empty();
  private volatile Health health = new Health(Status.UNKNOWN, "not checked yet", Optional.empty());

  /// @param configuration with a URL
  public Redis(RedisConfiguration configuration, InstantSource clock) {
    this.connector = new RedisConnector(configuration);
    this.clock = clock;
    this.prober =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("redis-probe").factory());
  }

  /// Runs a script, or is empty when Redis cannot answer now.
  public Optional<List<Long>> run(RedisScript script, String key, String... arguments) {
    Optional<RedisLink> current = link;
    if (current.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(current.get().run(script, key, arguments));
    } catch (RedisFailure failure) {
      putAway(current, failure);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Whether [#run] has someone to ask.
  public boolean available() {
    return link.isPresent();
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public boolean critical() {
    return true;
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public void start() {
    prober.scheduleWithFixedDelay(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    prober.shutdownNow();
    forget();
    connector.close();
  }

  private void forget() {
    detach().ifPresent(RedisLink::close);
  }

  private synchronized Optional<RedisLink> detach() {
    Optional<RedisLink> last = link;
    link = Optional.empty();
    return last;
  }

  private void probe() {
    Optional<RedisLink> current = link;
    try {
      if (current.isPresent()) {
        current.get().probe();
        confirm(current);
      } else {
        adopt(Optional.of(connected()));
      }
    } catch (RedisFailure failure) {
      putAway(current, failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // or there would be no further probe
      putAway(current, RedisFailure.of(e));
    }
  }

  private RedisLink connected() throws RedisFailure, InterruptedException {
    RedisLink fresh = connector.open();
    try {
      fresh.probe();
      return fresh;
    } catch (RedisFailure | InterruptedException e) {
      fresh.close();
      throw e;
    }
  }

  private synchronized void adopt(Optional<RedisLink> fresh) {
    link = fresh;
    observe(Status.UP, "connected");
  }

  private synchronized void confirm(Optional<RedisLink> probed) {
    if (link.equals(probed)) {
      observe(Status.UP, "connected");
    }
  }

  /// Closing may take a second, and every request that fails comes here: no lock is held for it.
  private void putAway(Optional<RedisLink> failed, RedisFailure failure) {
    if (detach(failed, failure)) {
      failed.ifPresent(RedisLink::close);
    }
  }

  private synchronized boolean detach(Optional<RedisLink> failed, RedisFailure failure) {
    if (!link.equals(failed)) {
      return false;
    }
    link = Optional.empty();
    observe(Status.DOWN, failure.getMessage() + "; each node counts on its own");
    return true;
  }

  private void observe(Status status, String message) {
    Status before = health.status();
    health = new Health(status, message, Optional.of(clock.instant()));
    if (status == before) {
      return;
    }
    if (status == Status.UP) {
      log.info("Redis is connected");
    } else {
      log.warn("Redis {}, until it is back", message);
    }
  }
}
