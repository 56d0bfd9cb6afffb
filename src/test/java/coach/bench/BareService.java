package coach.bench;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;

/// Dropwizard and one resource, with nothing around it: what the edge is compared with.
public final class BareService extends Application<Configuration> {
  public static void main(String[] arguments) throws Exception {
    new BareService().run(arguments);
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.jersey().register(new SampleResource());
  }
}
