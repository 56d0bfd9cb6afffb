package coach;

import coach.ops.gate.Checked;
import coach.ops.gate.Refusal;
import coach.ops.gate.StartupGate;
import coach.ops.gate.report.Report;
import coach.platform.Connector;
import coach.platform.Invariants;
import coach.platform.Platform;
import coach.platform.StartupFailure;
import coach.platform.Violation;
import coach.platform.db.Database;
import coach.platform.db.DatabaseInvariants;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a configuration that passed the static stages still has to show before anything binds: free
/// ports, the answers of the world, a database that is ours. Its result is the platform.
record Admission(StartupGate gate, Checked<CoachConfiguration> checked, InstantSource clock) {
  private static final Logger log = LoggerFactory.getLogger(Admission.class);

  Platform admit(CoachConfiguration configuration, Environment environment) {
    FreePorts.require(Connector.of(configuration.getServerFactory()));
    List<Violation> found = gate.ask(besideTheDatabase(), configuration.mode());
    refuseIfNeeded(checked.with(found));

    Database database = Database.open(settings(configuration));
    try {
      Report report = checked.with(concat(found, database.violations()));
      refuseIfNeeded(report);
      tell(report);
      if (!database.available()) {
        log.warn("The database was not asked: {}; awaiting it", database.health().message());
      }
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    environment.lifecycle().manage(database);
    return platform(configuration, database, environment.metrics());
  }

  /// For a command that does one thing, beside a service that may be running; it closes the
  /// database.
  Platform join(CoachConfiguration configuration) {
    Database database = Database.join(settings(configuration));
    try {
      refuseIfNeeded(checked.with(database.violations()));
      if (!database.available()) {
        throw new StartupFailure(
            StartupFailure.UNAVAILABLE, "The database " + database.health().message());
      }
      return platform(configuration, database, new MetricRegistry());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private Platform platform(
      CoachConfiguration configuration, Database database, MetricRegistry metrics) {
    return new Platform(
        configuration.mode(), checked.build(), clock, database, metrics, new PrometheusRegistry());
  }

  /// A database that is away is awaited, so it asks its own questions whenever it comes.
  private List<Invariants> besideTheDatabase() {
    return checked.invariants().stream()
        .filter(section -> !(section instanceof DatabaseInvariants))
        .toList();
  }

  private Database.Settings settings(CoachConfiguration configuration) {
    return new Database.Settings(
        configuration.databaseInvariants(clock), configuration.mode(), checked::refuses);
  }

  private static void refuseIfNeeded(Report report) {
    if (report.refuses()) {
      throw new Refusal(report);
    }
  }

  /// Warnings and suppressions are repeated at every start, so that nobody forgets them.
  private static void tell(Report report) {
    if (report.warnings() > 0 || !report.suppressed().isEmpty()) {
      report.toString().lines().forEach(log::warn);
    } else {
      log.info("{}", report.summary());
    }
  }

  private static List<Violation> concat(List<Violation> first, List<Violation> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
