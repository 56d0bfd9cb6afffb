package coach.ai.lifecycle;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.config.AiConfiguration;
import coach.ai.config.ProviderConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The routes as configured, and by which setting each of their models got there.
public final class RouteSettings {
  private final AiConfiguration configuration;

  public RouteSettings(AiConfiguration configuration) {
    this.configuration = configuration;
  }

  /// One route for each purpose and each alias.
  public List<List<ModelId>> routes() {
    return Stream.concat(
            Arrays.stream(Purpose.values()).map(configuration::route),
            configuration.aliasRoutes().values().stream())
        .toList();
  }

  /// Those of all routes, without doubles.
  public List<ModelId> models() {
    return routes().stream().flatMap(List::stream).distinct().toList();
  }

  /// The environment variable, or else the configuration key, that names a model.
  String setting(ModelId model) {
    return Arrays.stream(Purpose.values())
        .filter(purpose -> isRoutedByName(purpose, model))
        .findFirst()
        .map(purpose -> "ai.routes." + purpose.text())
        .or(() -> alias(model))
        .orElseGet(() -> ofProvider(model));
  }

  private boolean isRoutedByName(Purpose purpose, ModelId model) {
    return configuration.routes().getOrDefault(purpose, List.of()).contains(model);
  }

  /// Unless the model is there by another way.
  private Optional<String> alias(ModelId model) {
    boolean routed =
        Arrays.stream(Purpose.values())
            .anyMatch(purpose -> configuration.route(purpose).contains(model));
    return configuration.aliasRoutes().entrySet().stream()
        .filter(alias -> !routed && alias.getValue().contains(model))
        .map(alias -> "ai.aliases." + alias.getKey())
        .findFirst();
  }

  private String ofProvider(ModelId model) {
    boolean first =
        section(model.provider())
            .flatMap(ProviderConfiguration::model)
            .filter(model.model()::equals)
            .isPresent();
    return switch (model.provider()) {
      case OPENAI -> first ? "OPENAI_MODEL" : "OPENAI_FALLBACK_MODEL";
      case ANTHROPIC, PERPLEXITY ->
          "ai." + model.provider().text() + (first ? ".model" : ".fallbackModel");
      case CANNED -> "ai.mock";
    };
  }

  private Optional<ProviderConfiguration> section(ProviderName name) {
    return switch (name) {
      case OPENAI -> Optional.of(configuration.openai());
      case ANTHROPIC -> Optional.of(configuration.anthropic());
      case PERPLEXITY -> Optional.of(configuration.perplexity());
      case CANNED -> Optional.empty();
    };
  }
}
