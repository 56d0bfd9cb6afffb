package coach.bench;

import coach.CoachApplication;
import coach.platform.Feature;

/// The whole service with the same resource behind its edge.
public final class EdgedService {
  private EdgedService() {}

  public static void main(String[] arguments) throws Exception {
    Feature sample = environment -> environment.jersey().register(new SampleResource());
    CoachApplication.with(sample).run(arguments);
  }
}
