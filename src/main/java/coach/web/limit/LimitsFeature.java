package coach.web.limit;

import coach.platform.Feature;
import coach.platform.redis.Redis;
import coach.web.LimitConfiguration;
import coach.web.RequestLimits;
import com.codahale.metrics.Gauge;
import io.dropwizard.core.setup.Environment;
import java.time.InstantSource;
import java.util.Optional;

/// The limits of this installation: none, of one node, or shared over Redis.
public final class LimitsFeature implements Feature {
  private final LocalCounter local;
  private final Optional<Redis> redis;
  private final RequestLimits limits;

  /// @param instances how many nodes share a limit when there is no Redis to ask
  public LimitsFeature(
      LimitConfiguration configuration,
      LimitRoutes routes,
      int instances,
      Optional<Redis> redis,
      InstantSource clock) {
    this.local = new LocalCounter(configuration, System::nanoTime);
    this.redis = redis;
    Counter counter =
        redis.<Counter>map(shared -> new SharedCounter(shared, local, instances)).orElse(local);
    this.limits =
        configuration.enabled() ? new CountedLimits(routes, counter, clock) : _ -> Optional.empty();
  }

  public RequestLimits limits() {
    return limits;
  }

  @Override
  public void register(Environment environment) {
    redis.ifPresent(environment.lifecycle()::manage);
    environment.metrics().registerGauge("web.limit.keys", (Gauge<Long>) local::keys);
  }
}
