package coach.ops.metrics;

import coach.platform.RequestObserver;
import coach.platform.secret.Redactor;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests, how long, how they ended: one histogram by method, route template and status.
///
/// Thread-safe. Methods and statuses are few by what [RequestObserver] promises; routes are bounded
/// here, because each feature adds its own. A series once seen is found without a lock.
public final class HttpMetrics implements RequestObserver {
  static final int ROUTES = 100;
  static final String OTHER = "other";

  private static final double[] SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 30, 35
  };

  private record Series(String method, String route, int status) {}

  private final Histogram durations;
  private final ConcurrentHashMap<Series, DistributionDataPoint> series = new ConcurrentHashMap<>();
  private final Set<String> routes = new HashSet<>();

  public HttpMetrics(PrometheusRegistry registry) {
    this.durations =
        Histogram.builder()
            .name("coach_http_request_duration_seconds")
            .help("Time from a request's first byte to its answer, by route template.")
            .labelNames("method", "route", "status")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .withoutExemplars()
            .register(registry);
  }

  @Override
  public void completed(String method, String route, int status, long nanos) {
    Series seen = new Series(method, route, status);
    DistributionDataPoint known = series.get(seen);
    DistributionDataPoint point = known == null ? bind(bounded(seen)) : known;
    point.observe(nanos / 1e9);
  }

  private DistributionDataPoint bind(Series bounded) {
    return series.computeIfAbsent(
        bounded,
        it ->
            durations.labelValues(
                it.method(), Redactor.redact(it.route()), Integer.toString(it.status())));
  }

  private Series bounded(Series seen) {
    return admitted(seen.route()) ? seen : new Series(seen.method(), OTHER, seen.status());
  }

  private boolean admitted(String route) {
    synchronized (routes) {
      return routes.contains(route) || (routes.size() < ROUTES && routes.add(route));
    }
  }
}
