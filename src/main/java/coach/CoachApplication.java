package coach;

import coach.ai.AiConfiguration;
import coach.ops.OpsContributions;
import coach.ops.OpsFeature;
import coach.ops.gate.Checked;
import coach.ops.gate.GateCommand;
import coach.ops.gate.GatedConfigurationFactory;
import coach.ops.gate.Host;
import coach.ops.gate.Refusal;
import coach.ops.gate.StartupGate;
import coach.platform.Component;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.StartupFailure;
import coach.platform.db.DatabaseCommands;
import coach.platform.db.DatabaseFailure;
import coach.platform.log.ProcessLog;
import coach.platform.redis.Redis;
import coach.web.Contributions;
import coach.web.StrictJson;
import coach.web.WebFeature;
import coach.web.limit.LimitsFeature;
import coach.web.openapi.OpenApiFeature;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// The list of features, in dependency order.
public final class CoachApplication extends Application<CoachConfiguration> {
  private final InstantSource clock;
  private final StartupGate gate;
  private final AtomicReference<Checked<CoachConfiguration>> checked = new AtomicReference<>();

  private final List<Feature> guests;

  /// @param guests features from outside, such as a test's
  public CoachApplication(InstantSource clock, Host host, List<Feature> guests) {
    this.clock = clock;
    this.gate = new StartupGate(host, clock);
    this.guests = List.copyOf(guests);
  }

  /// The service as it runs, with more features than its own.
  public static CoachApplication with(Feature... guests) {
    return new CoachApplication(
        InstantSource.system(), Host.current(System::getenv), List.of(guests));
  }

  public static void main(String[] arguments) throws Exception {
    with().run(arguments);
  }

  @Override
  protected void bootstrapLogging() {
    ProcessLog.begin();
  }

  @Override
  public String getName() {
    return "trading-coach";
  }

  @Override
  protected void addDefaultCommands(Bootstrap<CoachConfiguration> bootstrap) {
    bootstrap.addCommand(new ServerCommand<>(this));
    bootstrap.addCommand(GateCommand.check(gate, CoachConfiguration.class));
    bootstrap.addCommand(GateCommand.preflight(gate, CoachConfiguration.class));
  }

  @Override
  public void initialize(Bootstrap<CoachConfiguration> bootstrap) {
    bootstrap.setObjectMapper(StrictJson.mapper());
    bootstrap.addBundle(
        new DatabaseCommands<>(CoachConfiguration::database, CoachConfiguration::mode));
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new GatedConfigurationFactory<>(gate, type, validator, checked::set));
  }

  @Override
  protected void onFatalError(Throwable failure) {
    ProcessLog.end();
    // Not System.exit: the drain's shutdown hook would wait for traffic that never came.
    Runtime.getRuntime()
        .halt(
            switch (failure) {
              case Refusal _ -> Refusal.EXIT_CODE;
              case StartupFailure known -> known.exitCode();
              default -> 1;
            });
  }

  @Override
  public void run(CoachConfiguration configuration, Environment environment) {
    environment.lifecycle().addEventListener(ProcessLog.endingWithServer());
    Checked<CoachConfiguration> passed = checked.get();
    Platform platform = new Admission(gate, passed, clock).admit(configuration, environment);
    Optional<Redis> redis = redis(configuration, environment);

    var limits =
        new LimitsFeature(
            configuration.edge().limits(),
            Routes.limits(),
            configuration.instances(),
            redis,
            clock);
    var ops =
        new OpsFeature(
            platform,
            configuration.operations(),
            new OpsContributions(
                Stream.<Component>concat(Stream.of(platform.database()), redis.stream()).toList(),
                platform.database()::ready,
                () -> DatabaseMemory.of(platform.database()),
                providers(configuration.ai()),
                List.of(),
                passed.hash(),
                passed.suppressed()));
    var web =
        new WebFeature(
            configuration.edge(),
            Contributions.NONE
                .withLimits(limits.limits(), headers -> Optional.empty())
                .withObservers(List.of(ops.requests()))
                .withFailures(List.of(DatabaseFailure::classify)));

    var documents =
        new OpenApiFeature(platform.build(), Optional.of(configuration.edge().publicUrl()));

    Stream.concat(Stream.of(limits, ops, web, documents), guests.stream())
        .forEach(feature -> feature.register(environment));
  }

  private Optional<Redis> redis(CoachConfiguration configuration, Environment environment) {
    Optional<Redis> redis =
        configuration.redis().url().map(_ -> new Redis(configuration.redis(), clock));
    redis.ifPresent(environment.lifecycle()::manage);
    return redis;
  }

  private static OpsContributions.Providers providers(AiConfiguration ai) {
    return new OpsContributions.Providers(ai::configured, ai::usable);
  }
}
