package coach;

import coach.ops.DatabaseReport;
import coach.ops.OpsContributions;
import coach.ops.OpsFeature;
import coach.ops.gate.Checked;
import coach.platform.Component;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.db.Database;
import coach.platform.db.DatabaseFailure;
import coach.platform.redis.Redis;
import coach.web.Contributions;
import coach.web.WebFeature;
import coach.web.limit.LimitsFeature;
import coach.web.openapi.OpenApiFeature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Every feature of the service, in dependency order, and what they hand each other.
final class Features {
  private Features() {}

  static List<Feature> of(
      CoachConfiguration configuration, Platform platform, Checked<CoachConfiguration> checked) {
    Optional<Redis> redis =
        configuration.redis().url().map(_ -> new Redis(configuration.redis(), platform.clock()));
    var limits =
        new LimitsFeature(
            configuration.edge().limits(),
            Routes.limits(),
            configuration.instances(),
            redis,
            platform.clock());
    var ops =
        new OpsFeature(
            platform,
            configuration.operations(),
            new OpsContributions(
                Stream.<Component>concat(Stream.of(platform.database()), redis.stream()).toList(),
                platform.database()::ready,
                () -> report(platform.database()),
                new OpsContributions.Providers(
                    configuration.ai()::configured, configuration.ai()::usable),
                List.of(),
                checked.hash(),
                checked.suppressed()));
    var web =
        new WebFeature(
            configuration.edge(),
            Contributions.NONE
                .withLimits(limits.limits(), _ -> Optional.empty())
                .withObservers(List.of(ops.requests()))
                .withFailures(List.of(DatabaseFailure::classify)));
    var documents = new OpenApiFeature(platform.build(), Optional.empty(), Routes.limits());

    return List.of(limits, ops, web, documents);
  }

  private static DatabaseReport report(Database database) {
    return new DatabaseReport(
        database.health(),
        database.latency(),
        Optional.of(database.pool()),
        database.ready() ? OptionalInt.of(database.pendingMigrations()) : OptionalInt.empty());
  }
}
