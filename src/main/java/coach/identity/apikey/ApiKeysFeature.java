package coach.identity.apikey;

import coach.platform.AuditLog;
import coach.platform.Feature;
import coach.platform.IdSource;
import coach.platform.Platform;
import coach.platform.db.Transactions;
import io.dropwizard.core.setup.Environment;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Jdbi;

/// API keys and where their owners manage them.
public final class ApiKeysFeature implements Feature {
  private final ApiKeys keys;
  private final ApiKeyResource resource;

  /// @param background refreshes what is known of keys in use
  public ApiKeysFeature(Platform platform, AuditLog audit, Executor background) {
    Jdbi jdbi = platform.database().jdbi();
    Transactions transactions = new Transactions(jdbi);
    this.keys =
        new ApiKeys(
            jdbi.onDemand(ApiKeyDao.class),
            transactions,
            IdSource.secure(platform.clock()),
            background,
            System::nanoTime);
    this.resource = new ApiKeyResource(keys, new RecordedKeys(keys, transactions, audit));
  }

  public ApiKeys keys() {
    return keys;
  }

  @Override
  public void register(Environment environment) {
    environment.jersey().register(resource);
  }
}
