package coach.ai.routing;

import coach.ai.ProviderName;
import coach.ai.provider.ProviderKeys;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys that the tests turn.
public final class FakeKeys implements ProviderKeys {
  private final Map<ProviderName, List<String>> keys = new EnumMap<>(ProviderName.class);
  private final List<String> refused = new ArrayList<>();

  public FakeKeys() {
    for (ProviderName provider : ProviderName.values()) {
      set(provider, provider.text() + "-key");
    }
  }

  /// The first is used; the others take its place in turn.
  public synchronized void set(ProviderName provider, String... now) {
    keys.put(provider, new ArrayList<>(List.of(now)));
  }

  @Override
  public synchronized Optional<String> current(ProviderName provider) {
    return keys.getOrDefault(provider, List.of()).stream().findFirst();
  }

  @Override
  public synchronized boolean refused(ProviderName provider, String key) {
    refused.add(key);
    List<String> left = keys.getOrDefault(provider, new ArrayList<>());
    return left.remove(key) && !left.isEmpty();
  }

  synchronized List<String> refused() {
    return List.copyOf(refused);
  }
}
