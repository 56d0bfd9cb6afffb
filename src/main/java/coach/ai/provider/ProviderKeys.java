package coach.ai.provider;

import coach.ai.ProviderName;
import java.util.Optional;

/// The key that each provider is asked with now.
public interface ProviderKeys {

  /// Absent when there is none, or every one that we have was refused. The canned model needs none,
  /// so for it some word stands here.
  Optional<String> current(ProviderName provider);

  /// A provider answered 401 to this key. Returns whether another one took its place.
  boolean refused(ProviderName provider, String key);
}
