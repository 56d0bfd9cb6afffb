package coach.ai.config;

import coach.ai.ProviderName;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Asks a provider for the list of its models: costs nothing, and shows that a key is good.
@FunctionalInterface
public interface LiveModels {
  Answer ask(ProviderName provider, String key) throws InterruptedException;

  /// How a provider answered.
  sealed interface Answer {
    /// @param models by name, with the last day where the provider has set one
    record Listed(Map<String, Optional<LocalDate>> models) implements Answer {
      public Listed {
        models = Map.copyOf(models);
      }
    }

    /// The key is not accepted (401, 403).
    ///
    /// @param detail safe to show
    record Refused(String detail) implements Answer {}

    /// Nobody knows: no connection, no answer in time, 429, 5xx.
    ///
    /// @param detail safe to show
    record Unanswered(String detail) implements Answer {}
  }
}
