package coach.ops;

import static java.util.Objects.requireNonNullElse;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import coach.platform.secret.Secret;
import io.dropwizard.util.Duration;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `operations` section.
///
/// @param adminToken for the admin port, and for operator endpoints on the application port
/// @param killTimeout how long the orchestrator waits after SIGTERM before it kills
public record OpsConfiguration(
    Optional<Secret> adminToken,
    @Valid GraphiteConfiguration graphite,
    @Valid RetentionConfiguration retention,
    Duration killTimeout,
    DeploymentConfiguration deployment,
    ErrorsConfiguration errors,
    AlertsConfiguration alerts)
    implements Invariants {

  static final Rule OPS_010 =
      Rule.of(
          "OPS-010",
          Severity.ERROR,
          "everything that grows by itself has a retention above zero",
          "a table that grows for ever ends as a full disk",
          "operations: {retention: {audit: 400d, events: 90d}}");

  public OpsConfiguration(
      Optional<Secret> adminToken,
      @Nullable GraphiteConfiguration graphite,
      @Nullable RetentionConfiguration retention,
      @Nullable Duration killTimeout,
      @Nullable DeploymentConfiguration deployment,
      @Nullable ErrorsConfiguration errors,
      @Nullable AlertsConfiguration alerts) {
    this.adminToken = adminToken.filter(token -> !token.reveal().isBlank());
    this.graphite = requireNonNullElse(graphite, GraphiteConfiguration.OFF);
    this.retention = requireNonNullElse(retention, RetentionConfiguration.DEFAULT);
    this.killTimeout = requireNonNullElse(killTimeout, Duration.seconds(60));
    this.deployment = requireNonNullElse(deployment, DeploymentConfiguration.UNKNOWN);
    this.errors = requireNonNullElse(errors, ErrorsConfiguration.OFF);
    this.alerts = requireNonNullElse(alerts, AlertsConfiguration.LOG_ONLY);
  }

  /// What an operator set and this version does not act on yet: said at start, never passed over.
  List<String> unheard() {
    return Stream.of(
            errors.sentryDsn().map(_ -> "SENTRY_DSN is set, but errors go to the log alone"),
            alerts.webhookUrl().map(_ -> "ALERT_WEBHOOK_URL is set, but nothing is sent to it"))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public List<Rule> rules() {
    return List.of(OPS_010);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.concat(kept("audit", retention.audit()), kept("events", retention.events()));
  }

  private static Stream<Violation> kept(String what, Duration retention) {
    return Violation.when(
        retention.toNanoseconds() <= 0, OPS_010.brokenAt("operations.retention." + what));
  }
}
