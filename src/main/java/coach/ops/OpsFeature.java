package coach.ops;

import ch.qos.logback.classic.LoggerContext;
import coach.ops.admin.AdminPort;
import coach.ops.admin.CollectTask;
import coach.ops.admin.DrainTask;
import coach.ops.admin.LogLevelTask;
import coach.ops.admin.UndrainTask;
import coach.ops.health.ComponentHealthCheck;
import coach.ops.health.HealthCheckMethodFilter;
import coach.ops.health.HealthLog;
import coach.ops.health.HealthOverviewResource;
import coach.ops.health.HealthReports;
import coach.ops.health.HealthResource;
import coach.ops.health.KeepAlive;
import coach.ops.health.Readiness;
import coach.ops.health.StopSignal;
import coach.ops.metrics.DatabaseMetrics;
import coach.ops.metrics.Exposition;
import coach.ops.metrics.GraphiteReporting;
import coach.ops.metrics.HttpMetrics;
import coach.ops.metrics.MetricsResource;
import coach.ops.metrics.PrometheusServlet;
import coach.ops.metrics.RequestsInFlight;
import coach.ops.metrics.ServiceMetrics;
import coach.platform.Component;
import coach.platform.Feature;
import coach.platform.Mode;
import coach.platform.Platform;
import coach.platform.RequestObserver;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.tasks.Task;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators see and steer: health, drain, metrics, the admin port.
public final class OpsFeature implements Feature {
  private static final Logger log = LoggerFactory.getLogger(OpsFeature.class);
  private final Mode mode;
  private final OpsContributions contributions;
  private final AdminToken adminToken;
  private final Operators operators;
  private final List<Component> components;
  private final Optional<GraphiteReporting> graphite;
  private final Draining draining = new Draining();
  private final KeepAlive keepAlive = new KeepAlive();
  private final RequestsInFlight inFlight = new RequestsInFlight();
  private final Readiness readiness;
  private final HealthReports reports;
  private final HttpMetrics httpMetrics;
  private final Exposition exposition;

  public OpsFeature(
      Platform platform, OpsConfiguration configuration, OpsContributions contributions) {
    this.mode = platform.mode();
    this.contributions = contributions;
    this.adminToken = new AdminToken(configuration.adminToken());
    this.operators = new Operators(adminToken);
    this.graphite = graphite(platform, configuration.graphite());
    this.components = new ArrayList<>(contributions.components());
    graphite.ifPresent(components::add);
    this.readiness = new Readiness(contributions.started(), draining);
    this.reports = reports(platform);
    this.httpMetrics = new HttpMetrics(platform.prometheus());
    this.exposition = new Exposition(platform.prometheus());
    metrics(platform);
    draining.listen(keepAlive);
    configuration.unheard().forEach(log::warn);
  }

  /// For the edge: told of every answered request.
  public RequestObserver requests() {
    return httpMetrics;
  }

  /// Whether this node sends its traffic elsewhere.
  public BooleanSupplier draining() {
    return draining::active;
  }

  @Override
  public void register(Environment environment) {
    environment.healthChecks().register(HealthInvariants.READY, readiness);
    components.forEach(
        component ->
            environment
                .healthChecks()
                .register(component.name(), new ComponentHealthCheck(component)));
    environment.health().addHealthStateListener(new HealthLog());
    new StopSignal(draining).register(environment.lifecycle());
    environment.lifecycle().addServerLifecycleListener(keepAlive);
    environment.lifecycle().addServerLifecycleListener(inFlight);
    graphite.ifPresent(environment.lifecycle()::manage);
    environment
        .servlets()
        .addFilter("health-check-methods", new HealthCheckMethodFilter())
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/health-check");
    environment.jersey().register(new HealthResource(reports, readiness, operators));
    environment.jersey().register(new HealthOverviewResource(reports, operators));
    environment.jersey().register(new MetricsResource(exposition, operators));
    admin(environment);
  }

  private void admin(Environment environment) {
    environment
        .admin()
        .addServlet("prometheus", new PrometheusServlet(exposition))
        .addMapping("/prometheus");
    new AdminPort(adminToken, tasks(environment)).register(environment.admin());
  }

  private List<Task> tasks(Environment environment) {
    ScheduledExecutorService later =
        environment.lifecycle().scheduledExecutorService("admin-tasks", true).threads(1).build();
    List<Task> tasks = new ArrayList<>(contributions.tasks());
    tasks.add(new CollectTask());
    tasks.add(new DrainTask(draining));
    tasks.add(new UndrainTask(draining));
    tasks.add(new LogLevelTask((LoggerContext) LoggerFactory.getILoggerFactory(), mode, later));
    return tasks;
  }

  private HealthReports reports(Platform platform) {
    return new HealthReports(
        new HealthReports.Identity(
            mode, platform.build(), platform.clock(), platform.clock().instant()),
        components,
        contributions.database(),
        contributions.providers());
  }

  private void metrics(Platform platform) {
    ServiceMetrics metrics = new ServiceMetrics(platform.prometheus());
    metrics.jvm();
    metrics.build(platform.build());
    metrics.configuration(contributions.configHash(), contributions.suppressed());
    metrics.readiness(readiness::ready, draining::active);
    metrics.inFlight(inFlight);
    metrics.components(components);
    metrics.logEvents(platform.metrics());
    new DatabaseMetrics(platform.prometheus(), contributions.database()).register();
  }

  private static Optional<GraphiteReporting> graphite(
      Platform platform, GraphiteConfiguration configuration) {
    return configuration
        .host()
        .map(
            host ->
                new GraphiteReporting(configuration, host, platform.metrics(), platform.clock()));
  }
}
