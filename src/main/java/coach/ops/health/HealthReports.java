package coach.ops.health;

import coach.ops.DatabaseReport;
import coach.ops.OpsContributions;
import coach.platform.BuildInfo;
import coach.platform.Component;
import coach.platform.Mode;
import coach.platform.db.Database.PoolFigures;
import coach.shared.Spelling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the health reports together from memory: no request that asks for one touches a dependency.
public final class HealthReports {
  private static final String NAME = "Trading Coach";

  /// What does not change while the process lives.
  public record Identity(Mode mode, BuildInfo build, InstantSource clock, Instant started) {}

  private final Identity identity;
  private final List<Component> components;
  private final Supplier<DatabaseReport> database;
  private final OpsContributions.Providers providers;
  private final ServiceStatus status;

  public HealthReports(
      Identity identity,
      List<Component> components,
      Supplier<DatabaseReport> database,
      OpsContributions.Providers providers) {
    this.identity = identity;
    this.components = List.copyOf(components);
    this.database = database;
    this.providers = providers;
    this.status = new ServiceStatus(components, providers.usable());
  }

  HealthView.Brief brief() {
    return new HealthView.Brief(
        status.word(), NAME, identity.build().version(), connected(database.get()), now());
  }

  HealthView.Detailed words() {
    return detailed(
        component -> {
          Component.Health health = component.health();
          return new HealthView.Part(
              Spelling.of(health.status()), Optional.empty(), Optional.empty(), checkedAt(health));
        });
  }

  HealthView.Detailed details() {
    return detailed(
        component -> {
          Component.Health health = component.health();
          return new HealthView.Part(
              Spelling.of(health.status()),
              Optional.of(component.critical()),
              Optional.of(health.message()),
              checkedAt(health));
        });
  }

  HealthView.Overview overview() {
    SystemMemory memory = SystemMemory.now();
    return new HealthView.Overview(
        status.word(),
        identity.build().version(),
        NAME,
        now(),
        Duration.between(identity.started(), identity.clock().instant()).toSeconds(),
        new HealthView.Services(databaseService(), aiProviders()),
        new HealthView.Machine(memory.usedPercent(), memory.availableMebibytes()),
        new HealthView.Surroundings(identity.mode(), false, logLevel()));
  }

  HealthView.Database databaseForOperators() {
    DatabaseReport report = database.get();
    return database(report, report.pool(), Optional.of(pending(report.pendingMigrations())));
  }

  HealthView.Database databaseForAll() {
    return database(database.get(), Optional.empty(), Optional.empty());
  }

  private HealthView.Detailed detailed(Function<Component, HealthView.Part> part) {
    Map<String, HealthView.Part> parts = new LinkedHashMap<>();
    components.forEach(component -> parts.put(component.name(), part.apply(component)));
    return new HealthView.Detailed(status.word(), now(), parts);
  }

  private HealthView.DatabaseService databaseService() {
    DatabaseReport report = database.get();
    Optional<String> error =
        report.connected() ? Optional.empty() : Optional.of(report.health().message());
    return new HealthView.DatabaseService(connected(report), "PostgreSQL", error);
  }

  private HealthView.Providers aiProviders() {
    Map<String, Boolean> configured = new TreeMap<>(providers.configured().get());
    long count = configured.values().stream().filter(yes -> yes).count();
    return new HealthView.Providers(count, configured.size(), configured);
  }

  private HealthView.Database database(
      DatabaseReport report,
      Optional<PoolFigures> pool,
      Optional<HealthView.Migrations> migrations) {
    return new HealthView.Database(
        switch (report.health().status()) {
          case UP -> "healthy";
          case DOWN -> "unhealthy";
          case UNKNOWN -> "unknown";
        },
        report.connected() ? "active" : "inactive",
        report.latency().map(HealthReports::milliseconds),
        pool,
        migrations,
        now(),
        checkedAt(report.health()));
  }

  private static HealthView.Migrations pending(OptionalInt count) {
    return new HealthView.Migrations(
        count.isPresent() ? Optional.of(count.getAsInt()) : Optional.empty());
  }

  private static double milliseconds(Duration latency) {
    return Math.round(latency.toNanos() / 10_000.0) / 100.0;
  }

  private static String connected(DatabaseReport report) {
    return report.connected() ? "connected" : "disconnected";
  }

  private static Optional<String> checkedAt(Component.Health health) {
    return health.checkedAt().map(HealthReports::text);
  }

  private String now() {
    return text(identity.clock().instant());
  }

  /// As the outside reads times: RFC 3339, UTC, milliseconds.
  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String logLevel() {
    return LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
            instanceof ch.qos.logback.classic.Logger root
        ? root.getEffectiveLevel().toString()
        : "unknown";
  }
}
