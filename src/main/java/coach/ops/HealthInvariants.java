package coach.ops;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.health.DefaultHealthFactory;
import io.dropwizard.health.HealthCheckConfiguration;
import io.dropwizard.health.HealthCheckType;
import io.dropwizard.health.HealthFactory;
import io.dropwizard.util.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Never ready before checked, never killed while draining: looks at Dropwizard's `health` and
/// `server` sections.
///
/// @param killTimeout how long the orchestrator waits after SIGTERM before it kills
public record HealthInvariants(
    Optional<HealthFactory> health, ServerFactory server, Duration killTimeout)
    implements Invariants {
  /// The check that turns true once the service has been able to work, and false while it drains.
  public static final String READY = "ready";

  static final Rule OPS_004 =
      Rule.of(
          "OPS-004",
          Severity.ERROR,
          "health starts unready, its checks are critical, and shutting down drains first",
          "a balancer sends requests to a node that cannot answer them, or is gone",
          "health: {initialOverallState: false, delayedShutdownHandlerEnabled: true}");

  @Override
  public List<Rule> rules() {
    return List.of(OPS_004);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    if (!(health.orElse(null) instanceof DefaultHealthFactory factory)) {
      return Stream.of(OPS_004.brokenAt("health").required("the health section is present"));
    }
    return Stream.of(
            broken(!factory.isEnabled(), "enabled", "true", "enabled: true"),
            broken(
                factory.isInitialOverallState(),
                "initialOverallState",
                "false",
                "initialOverallState: false"),
            broken(
                !factory.isDelayedShutdownHandlerEnabled(),
                "delayedShutdownHandlerEnabled",
                "true",
                "delayedShutdownHandlerEnabled: true"),
            drain(factory),
            checks(factory.getHealthCheckConfigurations()))
        .flatMap(violations -> violations);
  }

  private static Stream<Violation> broken(boolean broken, String key, String required, String fix) {
    return Violation.when(broken, OPS_004.brokenAt("health." + key).required(required).fix(fix));
  }

  private Stream<Violation> drain(DefaultHealthFactory factory) {
    Duration wait = factory.getShutdownWaitPeriod();
    Duration grace =
        server instanceof AbstractServerFactory jetty
            ? jetty.getShutdownGracePeriod()
            : Duration.seconds(0);
    boolean late = wait.toMilliseconds() + grace.toMilliseconds() >= killTimeout.toMilliseconds();
    return Stream.concat(
        broken(
            wait.toMilliseconds() <= 0,
            "shutdownWaitPeriod",
            "longer than balancers need to notice",
            "shutdownWaitPeriod: 10s"),
        Violation.when(
            late,
            OPS_004
                .brokenAt("health.shutdownWaitPeriod")
                .found(wait + " + server.shutdownGracePeriod " + grace)
                .required("together less than operations.killTimeout (" + killTimeout + ")")
                .fix("operations: {killTimeout: 60s}")));
  }

  private static Stream<Violation> checks(List<HealthCheckConfiguration> checks) {
    return Stream.of(
            missing(checks, READY, HealthCheckType.READY),
            missing(checks, "deadlocks", HealthCheckType.ALIVE),
            IntStream.range(0, checks.size())
                .boxed()
                .flatMap(index -> check("healthChecks[" + index + "].", checks.get(index))))
        .flatMap(violations -> violations);
  }

  private static Stream<Violation> missing(
      List<HealthCheckConfiguration> checks, String name, HealthCheckType type) {
    return Violation.when(
        checks.stream().noneMatch(it -> it.getName().equals(name) && it.getType() == type),
        OPS_004
            .brokenAt("health.healthChecks")
            .found("no check " + name + " of type " + type)
            .required("a check named " + name + " of type " + type)
            .fix(
                "- {name: " + name + ", type: " + type + ", critical: true, initialState: false}"));
  }

  private static Stream<Violation> check(String key, HealthCheckConfiguration check) {
    return Stream.concat(
        broken(check.isInitialState(), key + "initialState", "false", "initialState: false"),
        broken(!check.isCritical(), key + "critical", "true", "critical: true"));
  }
}
