package coach.ai.key;

import coach.ai.ProviderName;
import coach.ai.config.AiConfiguration;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.ProviderKeys;
import coach.platform.AuditLog;
import coach.platform.Feature;
import coach.platform.Platform;
import coach.platform.task.Chore;
import coach.platform.task.Chores;
import coach.platform.task.LateAudit;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.tasks.Task;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys of the providers that are in use.
public final class KeysFeature implements Feature {
  private static final Duration OFTEN = Duration.ofSeconds(3);
  private static final Duration LESS_OFTEN = Duration.ofSeconds(5);

  private final RotatingKeys keys;

  /// @param providers those that may be asked; in mock mode, the canned one alone
  /// @param restored told when a provider is asked with a good key again
  public KeysFeature(
      Platform platform,
      AiConfiguration configuration,
      List<ModelProvider> providers,
      AuditLog audit,
      Consumer<ProviderName> restored) {
    Map<ProviderName, ModelProvider> byName =
        providers.stream().collect(Collectors.toMap(ModelProvider::name, Function.identity()));
    var ages = new KeyAges(platform.database().jdbi().onDemand(KeyDao.class), platform.clock());
    this.keys =
        new RotatingKeys(
            chains(configuration, byName),
            byName,
            ages,
            new KeyAudit(audit, new LateAudit(audit, platform.clock()), ages),
            restored,
            System::nanoTime);
  }

  public ProviderKeys keys() {
    return keys;
  }

  /// For the status page, from memory.
  public List<KeyView> views() {
    return keys.views();
  }

  /// For the admin port.
  public Task task() {
    return new RotateKeyTask(keys);
  }

  @Override
  public void register(Environment environment) {
    Chores chores = new Chores("ai-keys", environment.lifecycle());
    chores.add(new Chore("ai-keys", OFTEN, keys::follow));
    chores.add(new Chore("ai-key-ages", LESS_OFTEN, keys::note));
  }

  private static Map<ProviderName, KeyChain> chains(
      AiConfiguration configuration, Map<ProviderName, ModelProvider> providers) {
    Map<ProviderName, KeyChain> chains = new EnumMap<>(ProviderName.class);
    for (ProviderName name : providers.keySet()) {
      if (name != ProviderName.CANNED) {
        chains.put(name, new KeyChain(name, configuration.provider(name)));
      }
    }
    return chains;
  }
}
