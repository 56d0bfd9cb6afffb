package coach.identity.apikey;

import coach.identity.Deeds;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import io.dropwizard.core.setup.Environment;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Jdbi;

/// API keys and where their owners manage them.
public final class ApiKeysFeature implements Feature {
  private final ApiKeys keys;
  private final ApiKeyResource resource;

  /// @param background refreshes what is known of keys in use
  public ApiKeysFeature(Platform platform, Deeds deeds, Executor background) {
    Jdbi jdbi = platform.database().jdbi();
    this.keys =
        new ApiKeys(
            jdbi.onDemand(ApiKeyDao.class),
            deeds.transactions(),
            IdSource.secure(platform.clock()),
            background,
            System::nanoTime);
    this.resource = new ApiKeyResource(keys, new ApiKeyAdministration(keys, deeds));
  }

  public ApiKeys keys() {
    return keys;
  }

  @Override
  public void register(Environment environment) {
    environment.jersey().register(resource);
  }
}
