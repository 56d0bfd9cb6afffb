package coach.ai.lifecycle;

import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.Listing;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.ProviderKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks each provider for its models, every five minutes or a little less often, and never for more
/// than that: `models` is the only thing here that leaves the process, and it is free. One that
/// failed is asked again within a minute, so that its recovery is seen soon.
///
/// Thread-safe: sightings are immutable, and one thread asks.
public final class ModelWatch {
  private static final Logger log = LoggerFactory.getLogger(ModelWatch.class);
  static final Duration PAUSE = Duration.ofMinutes(5);
  private static final Duration JITTER = Duration.ofSeconds(30);

  /// With the jitter, the pause between looks and others that are silent: less than a minute.
  static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(20);

  private static final Duration JITTER_AFTER_FAILURE = Duration.ofSeconds(10);

  private final List<ModelProvider> providers;
  private final ProviderKeys keys;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final RandomGenerator random;
  private final Map<ProviderName, Long> nextAt = new ConcurrentHashMap<>();
  private final Map<ProviderName, Sighting> sightings = new ConcurrentHashMap<>();

  public ModelWatch(
      List<ModelProvider> providers,
      ProviderKeys keys,
      InstantSource clock,
      LongSupplier nanos,
      RandomGenerator random) {
    this.providers = List.copyOf(providers);
    this.keys = keys;
    this.clock = clock;
    this.nanos = nanos;
    this.random = random;
  }

  public Sighting of(ProviderName provider) {
    return sightings.getOrDefault(provider, Sighting.NONE);
  }

  /// Asks whoever is due. A provider without a key is not asked.
  public void look() {
    long now = nanos.getAsLong();
    for (ModelProvider provider : providers) {
      Optional<String> key = keys.current(provider.name());
      if (key.isPresent() && isDue(provider.name(), now)) {
        nextAt.put(provider.name(), now + pause(PAUSE_AFTER_FAILURE, JITTER_AFTER_FAILURE));
        heard(provider.name(), key.get(), provider.models(key.get()), now);
      }
    }
  }

  private void heard(ProviderName provider, String key, Listing listing, long askedAt) {
    Sighting before = of(provider);
    sightings.put(provider, before.with(listing, clock.instant()));
    switch (listing) {
      case Listing.Models _ -> nextAt.put(provider, askedAt + pause(PAUSE, JITTER));
      case Listing.Failed failed -> failed(provider, key, failed, before.failure().isEmpty());
    }
  }

  private void failed(ProviderName provider, String key, Listing.Failed failed, boolean isNews) {
    if (isNews) {
      log.warn(
          "{} does not list its models: {}, {}",
          provider.text(),
          failed.reason().text(),
          failed.detail());
    }
    if (failed.reason() == FailureClass.BAD_KEY) {
      keys.refused(provider, key);
    }
  }

  private boolean isDue(ProviderName provider, long now) {
    return Optional.ofNullable(nextAt.get(provider)).filter(at -> now - at < 0).isEmpty();
  }

  private long pause(Duration least, Duration jitter) {
    return least.toNanos() + random.nextLong(jitter.toNanos());
  }
}
