package coach.ops;

import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// A [TinyService] with a request that outlasts a drain.
public final class SleepyService extends TinyService {
  public static void main(String[] arguments) throws Exception {
    new SleepyService().run(arguments);
  }

  @Override
  public void run(TinyConfiguration configuration, Environment environment) {
    super.run(configuration, environment);
    environment.jersey().register(new SleepResource());
  }

  /// Longer than the wait of the drain.
  @Path("/sleep")
  public static final class SleepResource {
    @GET
    public String get() throws InterruptedException {
      LoggerFactory.getLogger(SleepResource.class).info("sleeping");
      TimeUnit.SECONDS.sleep(5);
      return "slept";
    }
  }
}
