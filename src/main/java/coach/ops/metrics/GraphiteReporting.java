package coach.ops.metrics;

import coach.ops.GraphiteConfiguration;
import coach.platform.Component;
import coach.platform.secret.Redactor;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.graphite.GraphiteReporter;
import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pushes Dropwizard's registry to Carbon from a thread of its own. Whatever Carbon does, nothing
/// else waits for it: not a request, and not shutting down.
///
/// Thread-safe: reports run one at a time on its thread, `health` is one volatile reference.
public final class GraphiteReporting implements Managed, Component {
  private static final Logger log = LoggerFactory.getLogger(GraphiteReporting.class);

  private final GraphiteConfiguration configuration;
  private final InstantSource clock;
  private final CarbonLines lines;
  private final CarbonConnection carbon;
  private final GraphiteReporter reporter;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("graphite").factory());
  private volatile Health health = new Health(Status.UNKNOWN, "nothing sent yet", Optional.empty());

  public GraphiteReporting(
      GraphiteConfiguration configuration,
      String host,
      MetricRegistry metrics,
      InstantSource clock) {
    this.configuration = configuration;
    this.clock = clock;
    this.lines = new CarbonLines(configuration.prefix());
    this.carbon =
        new CarbonConnection(host, configuration.port(), configuration.timeout().toJavaDuration());
    this.reporter =
        GraphiteReporter.forRegistry(metrics)
            .scheduleOn(executor)
            .withFloatingPointFormatter(Double::toString)
            .build(lines);
  }

  @Override
  public void start() {
    long interval = configuration.interval().toMilliseconds();
    long first = Math.min(interval, 1000);
    executor.scheduleWithFixedDelay(this::report, first, interval, TimeUnit.MILLISECONDS);
  }

  /// Interrupts a report that is under way, and waits for nobody.
  @Override
  public void stop() {
    executor.shutdownNow();
  }

  @Override
  public String name() {
    return "graphite";
  }

  @Override
  public boolean critical() {
    return false;
  }

  @Override
  public Health health() {
    return health;
  }

  private void report() {
    try {
      reporter.report();
      carbon.deliver(lines.bytes());
      now(Status.UP, "takes metrics");
    } catch (IOException e) {
      now(Status.DOWN, "does not take metrics: " + reason(e));
    } catch (RuntimeException e) { // the thread's root: a gauge that fails must not end reporting
      now(Status.DOWN, "a metric cannot be read: " + reason(e));
    }
  }

  private static String reason(Exception e) {
    return Redactor.redact(
        Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
  }

  private void now(Status status, String message) {
    Status before = health.status();
    health = new Health(status, message, Optional.of(clock.instant()));
    if (before == status || executor.isShutdown()) {
      return;
    }
    if (status == Status.UP) {
      log.info("Graphite takes metrics");
    } else {
      log.warn("Graphite: {}; trying again every {}", message, configuration.interval());
    }
  }
}
