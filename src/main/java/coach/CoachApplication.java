package coach;

import coach.ops.gate.Checked;
import coach.ops.gate.GateCommand;
import coach.ops.gate.GatedConfigurationFactory;
import coach.ops.gate.Host;
import coach.ops.gate.Refusal;
import coach.ops.gate.StartupGate;
import coach.platform.BuildInfo;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.StartupFailure;
import coach.platform.db.Database;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
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
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new GatedConfigurationFactory<>(gate, type, validator, checked::set));
  }

  @Override
  protected void onFatalError(Throwable failure) {
    System.exit(
        switch (failure) {
          case Refusal _ -> Refusal.EXIT_CODE;
          case StartupFailure known -> known.exitCode();
          default -> 1;
        });
  }

  @Override
  public void run(CoachConfiguration configuration, Environment environment) {
    Platform platform = platform(configuration, environment);

    List<Feature> features = List.of();
    Stream.concat(features.stream(), guests.stream())
        .forEach(feature -> feature.register(environment));
  }

  private Platform platform(CoachConfiguration configuration, Environment environment) {
    return new Platform(
        configuration.mode(),
        BuildInfo.load(),
        clock,
        new Database(),
        environment.metrics(),
        new PrometheusRegistry());
  }
}
