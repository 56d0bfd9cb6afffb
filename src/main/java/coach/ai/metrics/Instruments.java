package coach.ai.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/// Makes the counters and histograms of the gateway, all in the same way.
record Instruments(PrometheusRegistry registry) {

  /// Seconds that a model may take; the targets are among the bounds.
  static final double[] SECONDS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 25, 30, 35, 60, 120};

  Counter counter(String name, String help, String... labelNames) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labelNames)
        .withoutExemplars()
        .register(registry);
  }

  Histogram histogram(String name, String help, double[] bounds, String... labelNames) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labelNames)
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars()
        .register(registry);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
