package coach.ai.config;

import coach.ai.ModelId;

/// A model of a route, and where the configuration names it.
///
/// @param key such as `ai.openai.model` or `ai.routes.review[0]`
public record RouteEntry(String key, ModelId model) {

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
