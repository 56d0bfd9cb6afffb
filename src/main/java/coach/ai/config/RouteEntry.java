package coach.ai.config;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import java.util.Locale;
import java.util.Set;

/// A model of a route, and where the configuration names it.
///
/// @param key such as `ai.openai.model` or `ai.routes.review[0]`
public record RouteEntry(String key, ModelId model) {
  private static final Set<String> PRETENDERS = Set.of("canned", "mock", "stub", "fake", "echo");

  /// Whether this is the canned model, or is called as if it were one like it.
  public boolean pretends() {
    String name = model.model().toLowerCase(Locale.ROOT);
    return model.provider() == ProviderName.CANNED
        || PRETENDERS.stream().anyMatch(it -> name.equals(it) || name.startsWith(it + "-"));
  }

  /// A line that puts another model of the same provider in its place.
  public String replacedBy(String successor) {
    return switch (key) {
      case "ai.openai.model" -> "export OPENAI_MODEL=" + successor;
      case "ai.openai.fallbackModel" -> "export OPENAI_FALLBACK_MODEL=" + successor;
      default ->
          key.startsWith("ai.routes.")
              ? key + ": " + new ModelId(model.provider(), successor)
              : key + ": " + successor;
    };
  }
}
