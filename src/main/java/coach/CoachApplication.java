package coach;

import coach.platform.BuildInfo;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.db.Database;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;

/// The list of features, in dependency order.
public final class CoachApplication extends Application<CoachConfiguration> {
  private final InstantSource clock;

  public CoachApplication() {
    this(InstantSource.system());
  }

  public CoachApplication(InstantSource clock) {
    this.clock = clock;
  }

  public static void main(String[] arguments) throws Exception {
    new CoachApplication().run(arguments);
  }

  @Override
  public String getName() {
    return "trading-coach";
  }

  @Override
  public void initialize(Bootstrap<CoachConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new SubstitutingSourceProvider(
            bootstrap.getConfigurationSourceProvider(), new EnvironmentVariableSubstitutor(false)));
  }

  @Override
  public void run(CoachConfiguration configuration, Environment environment) {
    Platform platform = platform(configuration, environment);

    List<Feature> features = List.of();
    features.forEach(feature -> feature.register(environment));
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
