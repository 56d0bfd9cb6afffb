package coach.platform;

import coach.platform.db.Database;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;

/// What a feature's constructor may ask for. Only `*Feature` classes see it.
public record Platform(
    Mode mode,
    BuildInfo build,
    InstantSource clock,
    Database database,
    MetricRegistry metrics,
    PrometheusRegistry prometheus) {}
