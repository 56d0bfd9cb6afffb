package coach.bench;

import coach.CoachApplication;
import coach.platform.Feature;
import java.util.List;

/// The whole service with the same resource behind its edge.
public final class EdgedService {
  private EdgedService() {}

  public static void main(String[] arguments) throws Exception {
    Feature sample =
        environment -> {
          environment.jersey().register(new SampleResource());
          environment.jersey().register(new SignedInResource());
        };
    CoachApplication.with(List.of(_ -> sample)).run(arguments);
  }
}
