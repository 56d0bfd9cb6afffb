package coach;

import coach.ai.AiFeature;
import coach.ai.Purpose;
import coach.coaching.CoachingFeature;
import coach.coaching.image.store.ImagesFeature;
import coach.coaching.prompt.CannedReview;
import coach.identity.Caller;
import coach.identity.Caller.Credential;
import coach.identity.IdentityFeature;
import coach.ops.AdminToken;
import coach.ops.AuditFeature;
import coach.ops.DatabaseReport;
import coach.ops.Operators;
import coach.ops.OpsContributions;
import coach.ops.OpsFeature;
import coach.ops.gate.Checked;
import coach.platform.Component;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.db.Database;
import coach.platform.db.DatabaseFailure;
import coach.platform.redis.Redis;
import coach.shared.Spelling;
import coach.ui.UiFeature;
import coach.web.Contributions;
import coach.web.LimitedCaller;
import coach.web.LimitedCaller.Ration;
import coach.web.WebFeature;
import coach.web.limit.LimitRoutes;
import coach.web.limit.LimitsFeature;
import coach.web.openapi.OpenApiFeature;
import java.util.List;
import java.util.Map;
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
    var ui = new UiFeature(Spelling.of(configuration.identity().registration()));
    LimitRoutes routes = Routes.limits(ui.paths());
    var limits =
        new LimitsFeature(
            configuration.edge().limits(),
            routes,
            configuration.instances(),
            redis,
            platform.clock());
    var audit = new AuditFeature(platform, configuration.operations().retention().audit());
    var identity = new IdentityFeature(platform, configuration.identity(), audit.log());
    var operators = new Operators(new AdminToken(configuration.operations().adminToken()));
    var ai =
        new AiFeature(
            platform,
            configuration.ai(),
            Map.of(Purpose.REVIEW, new CannedReview()),
            audit.log(),
            operators);
    var images = new ImagesFeature(platform);
    var coaching =
        new CoachingFeature(
            platform, ai.gateway(), ai.answers(), images.charts(), configuration.ai().mock());
    var ops =
        new OpsFeature(
            platform,
            configuration.operations(),
            new OpsContributions(
                Stream.of(
                        Stream.<Component>of(platform.database()),
                        redis.stream(),
                        ai.components().stream())
                    .<Component>flatMap(components -> components)
                    .toList(),
                platform.database()::ready,
                () -> report(platform.database()),
                new OpsContributions.Providers(configuration.ai()::configured, ai::usable),
                ai.tasks(),
                checked.hash(),
                checked.suppressed()));
    var web =
        new WebFeature(
            configuration.edge(),
            Contributions.NONE
                .withLimits(
                    limits.limits(), request -> identity.identify(request).map(Features::limited))
                .withObservers(List.of(ops.requests()))
                .withFailures(List.of(DatabaseFailure::classify))
                .withBodies(Routes.bodies())
                .withSlashed(Routes.slashed()));
    var documents = new OpenApiFeature(platform.build(), Optional.empty(), routes);

    return List.of(limits, audit, identity, ai, images, coaching, ops, web, ui, documents);
  }

  /// All that a user sends counts together; a key may have a ration of it.
  private static LimitedCaller limited(Caller caller) {
    return new LimitedCaller(
        caller.id().toString(),
        switch (caller.credential()) {
          case Credential.Session _ -> Optional.empty();
          case Credential.Key key ->
              key.requestsPerMinute().isPresent()
                  ? Optional.of(new Ration(key.id().toString(), key.requestsPerMinute().getAsInt()))
                  : Optional.empty();
        });
  }

  private static DatabaseReport report(Database database) {
    return new DatabaseReport(
        database.health(),
        database.latency(),
        Optional.of(database.pool()),
        database.ready() ? OptionalInt.of(database.pendingMigrations()) : OptionalInt.empty());
  }
}
