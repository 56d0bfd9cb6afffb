package coach.ai.lifecycle;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.config.AiConfiguration;
import coach.ai.config.ProviderConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The routes as configured, and by which setting each of their models got there.
public final class RouteSettings {
  private final AiConfiguration configuration;

  public RouteSettings(AiConfiguration configuration) {
    this.configuration = configuration;
  }

  /// One route for each purpose.
  public List<List<ModelId>> routes() {
    return Arrays.stream(Purpose.values()).map(configuration::route).toList();
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
        .orElseGet(() -> ofProvider(model));
  }

  private boolean isRoutedByName(Purpose purpose, ModelId model) {
    return configuration.routes().getOrDefault(purpose, List.of()).contains(model);
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
          "ai."
              + model.provider().name().toLowerCase(Locale.ROOT)
              + (first ? ".model" : ".fallbackModel");
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
