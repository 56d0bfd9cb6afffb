package coach.ops.metrics;

import coach.platform.BuildInfo;
import coach.platform.Component;
import coach.platform.secret.Redactor;
import com.codahale.metrics.Meter;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is read at the moment of a scrape. A value that is not known has no sample.
public final class ServiceMetrics {
  private static final String APPENDER = "ch.qos.logback.core.Appender.";
  private static final List<String> LEVELS = List.of("error", "warn", "info");

  private final PrometheusRegistry registry;

  public ServiceMetrics(PrometheusRegistry registry) {
    this.registry = registry;
  }

  public void jvm() {
    JvmMetrics.builder().register(registry);
  }

  public void build(BuildInfo build) {
    Info.builder()
        .name("coach_build_info")
        .help("What this process was built from.")
        .labelNames("version", "commit")
        .register(registry)
        .setLabelValues(build.version(), build.commit());
  }

  public void configuration(String hash, Set<String> suppressed) {
    Info.builder()
        .name("coach_config_info")
        .help("Hash of the effective configuration, without secrets.")
        .labelNames("hash")
        .register(registry)
        .setLabelValues(Redactor.redact(hash));
    GaugeWithCallback.builder()
        .name("coach_invariant_suppressed")
        .help("1 for every invariant that is switched off for a time.")
        .labelNames("id")
        .callback(sample -> suppressed.forEach(id -> sample.call(1, Redactor.redact(id))))
        .register(registry);
  }

  public void readiness(BooleanSupplier ready, BooleanSupplier draining) {
    flag("coach_ready", "1 while this node is ready for traffic.", ready);
    flag("coach_draining", "1 while this node sends its traffic elsewhere.", draining);
  }

  public void inFlight(Supplier<OptionalLong> count) {
    GaugeWithCallback.builder()
        .name("coach_http_requests_in_flight")
        .help("Requests that are being served, on both ports.")
        .callback(sample -> count.get().ifPresent(sample::call))
        .register(registry);
  }

  public void components(List<Component> components) {
    GaugeWithCallback.builder()
        .name("coach_component_up")
        .help("1 while a component works, 0 while it does not; absent while nobody knows.")
        .labelNames("component")
        .callback(sample -> components.forEach(component -> up(component, sample)))
        .register(registry);
  }

  /// Dropwizard counts log events already; this only shows them.
  public void logEvents(MetricRegistry metrics) {
    CounterWithCallback.builder()
        .name("coach_log_events_total")
        .help("Log events that were written, by level.")
        .labelNames("level")
        .callback(sample -> LEVELS.forEach(level -> events(metrics, level, sample)))
        .register(registry);
  }

  private static void events(
      MetricRegistry metrics, String level, CounterWithCallback.Callback sample) {
    @Nullable Metric meter = metrics.getMetrics().get(APPENDER + level);
    if (meter instanceof Meter events) {
      sample.call(events.getCount(), level);
    }
  }

  private static void up(Component component, GaugeWithCallback.Callback sample) {
    switch (component.health().status()) {
      case UP -> sample.call(1, component.name());
      case DOWN -> sample.call(0, component.name());
      case UNKNOWN -> {}
    }
  }

  private void flag(String name, String help, BooleanSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(sample -> sample.call(value.getAsBoolean() ? 1 : 0))
        .register(registry);
  }
}
