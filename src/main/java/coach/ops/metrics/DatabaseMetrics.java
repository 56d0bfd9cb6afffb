package coach.ops.metrics;

import coach.ops.DatabaseReport;
import coach.platform.db.Database.PoolFigures;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// The connection pool as remembered at the moment of a scrape.
public final class DatabaseMetrics {
  private final PrometheusRegistry registry;
  private final Supplier<DatabaseReport> database;

  public DatabaseMetrics(PrometheusRegistry registry, Supplier<DatabaseReport> database) {
    this.registry = registry;
    this.database = database;
  }

  public void register() {
    GaugeWithCallback.builder()
        .name("coach_database_pool_connections")
        .help("Open database connections, by what they do.")
        .labelNames("state")
        .callback(
            sample ->
                pool(
                    pool -> {
                      sample.call(pool.active(), "active");
                      sample.call(pool.idle(), "idle");
                    }))
        .register(registry);
    gauge("coach_database_pool_max", "Most connections there can be.", PoolFigures::size);
    gauge(
        "coach_database_pool_waiting",
        "Requests that wait for a connection.",
        PoolFigures::waiting);
    GaugeWithCallback.builder()
        .name("coach_database_migrations_pending")
        .help("Migrations the database still lacks.")
        .callback(sample -> database.get().pendingMigrations().ifPresent(sample::call))
        .register(registry);
  }

  private void gauge(String name, String help, ToIntFunction<PoolFigures> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(sample -> pool(pool -> sample.call(value.applyAsInt(pool))))
        .register(registry);
  }

  private void pool(Consumer<PoolFigures> use) {
    database.get().pool().ifPresent(use);
  }
}
