package coach.ai.config;

import static java.util.Objects.requireNonNullElse;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.platform.CommaList;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `ai` section.
///
/// @param mock answer from the canned model: development only
/// @param trustedHosts hosts of providers beside the known ones
/// @param deadlineSeconds for one answer, over all attempts
/// @param routes which models are asked for a purpose, in order; absent = those of the providers
public record AiConfiguration(
    boolean mock,
    @Valid @NotNull ProviderConfiguration openai,
    @Valid @NotNull ProviderConfiguration anthropic,
    @Valid @NotNull ProviderConfiguration perplexity,
    List<String> trustedHosts,
    @Min(1) @Max(600) int deadlineSeconds,
    @Valid @NotNull SpendConfiguration spend,
    Map<Purpose, List<ModelId>> routes,
    @Valid RoutingConfiguration routing)
    implements Invariants {

  public AiConfiguration(
      boolean mock,
      ProviderConfiguration openai,
      ProviderConfiguration anthropic,
      ProviderConfiguration perplexity,
      @JsonDeserialize(using = CommaList.class) @Nullable List<String> trustedHosts,
      int deadlineSeconds,
      SpendConfiguration spend,
      @Nullable Map<Purpose, List<ModelId>> routes,
      @Nullable RoutingConfiguration routing) {
    this.mock = mock;
    this.openai = openai;
    this.anthropic = anthropic;
    this.perplexity = perplexity;
    this.trustedHosts = List.copyOf(requireNonNullElse(trustedHosts, List.of()));
    this.deadlineSeconds = deadlineSeconds;
    this.spend = spend;
    this.routes = requireNonNullElse(routes, Map.of());
    this.routing = requireNonNullElse(routing, RoutingConfiguration.DEFAULT);
  }

  private static final Rule AI_001 =
      Rule.never(
          "AI-001",
          Severity.ERROR,
          "no mock provider",
          "a trader would act on an answer that no model gave",
          "unset USE_MOCK_OPENAI, or: mock: false");

  /// Which models are asked for a purpose, in order: the canned one alone, those of `routes`, or
  /// those that the providers with a key name.
  public List<ModelId> route(Purpose purpose) {
    if (mock) {
      return List.of(ModelId.CANNED);
    }
    return routes.containsKey(purpose) ? routes.get(purpose) : usualRoute();
  }

  private List<ModelId> usualRoute() {
    return Stream.of(
            models(ProviderName.OPENAI, openai),
            models(ProviderName.ANTHROPIC, anthropic),
            models(ProviderName.PERPLEXITY, perplexity))
        .flatMap(models -> models)
        .distinct()
        .toList();
  }

  private static Stream<ModelId> models(ProviderName name, ProviderConfiguration provider) {
    return provider.key().isEmpty()
        ? Stream.empty()
        : Stream.of(provider.model(), provider.fallbackModel())
            .flatMap(Optional::stream)
            .map(model -> new ModelId(name, model));
  }

  /// By name, whether a provider has a key.
  public Map<String, Boolean> configured() {
    return Map.of(
        "openai", openai.key().isPresent(),
        "anthropic", anthropic.key().isPresent(),
        "perplexity", perplexity.key().isPresent());
  }

  /// Whether there is any model to ask.
  public boolean usable() {
    return mock || configured().containsValue(true);
  }

  @Override
  public List<Rule> rules() {
    return List.of(AI_001, SpendConfiguration.THR_001, SpendConfiguration.COST_002);
  }

  /// Development may answer from the canned model, and says so in each answer.
  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.concat(
        Violation.when(mock && !mode.isDevelopment(), AI_001.brokenAt("ai.mock")),
        spend.violations(mode));
  }
}
