package coach.ai.config;

import static java.util.Objects.requireNonNullElse;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.platform.CommaList;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.dropwizard.util.Duration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The `ai` section.
///
/// @param mock answer from the canned model: development only
/// @param trustedHosts hosts of providers beside the known ones, in lower case; may be plain http
///     or loopback
/// @param deadlineSeconds for one answer, over all attempts
/// @param maxOutputTokens of a prompt that does not say
/// @param prices a file whose rows go over those of `prices.yml` in the jar
/// @param client connections to providers
/// @param routes which models are asked for a purpose, in order; absent = those of the providers
/// @param aliases names that programs may ask for, and which models are behind each, in order
public record AiConfiguration(
    boolean mock,
    ProviderConfiguration openai,
    ProviderConfiguration anthropic,
    ProviderConfiguration perplexity,
    List<String> trustedHosts,
    @Min(1) @Max(600) int deadlineSeconds,
    @Min(16) @Max(1_000_000) int maxOutputTokens,
    @Valid @NotNull SpendConfiguration spend,
    Optional<Path> prices,
    @Valid ClientConfiguration client,
    Map<Purpose, List<ModelId>> routes,
    @Valid RoutingConfiguration routing,
    Map<String, List<ModelId>> aliases)
    implements Invariants {

  @JsonCreator
  public AiConfiguration(
      @Nullable Boolean mock,
      @Nullable ProviderConfiguration openai,
      @Nullable ProviderConfiguration anthropic,
      @Nullable ProviderConfiguration perplexity,
      @JsonDeserialize(using = CommaList.WithGaps.class) @Nullable List<String> trustedHosts,
      @Nullable Integer deadlineSeconds,
      @Nullable Integer maxOutputTokens,
      SpendConfiguration spend,
      Optional<Path> prices,
      @Nullable ClientConfiguration client,
      @Nullable Map<Purpose, @Nullable List<ModelId>> routes,
      @Nullable RoutingConfiguration routing,
      @Nullable Map<String, @Nullable List<ModelId>> aliases) {
    this(
        requireNonNullElse(mock, false).booleanValue(),
        requireNonNullElse(openai, ProviderConfiguration.ABSENT),
        requireNonNullElse(anthropic, ProviderConfiguration.ABSENT),
        requireNonNullElse(perplexity, ProviderConfiguration.ABSENT),
        requireNonNullElse(trustedHosts, List.of()),
        requireNonNullElse(deadlineSeconds, 60).intValue(),
        requireNonNullElse(maxOutputTokens, 4096).intValue(),
        spend,
        prices,
        requireNonNullElse(client, new ClientConfiguration()),
        withoutNulls(requireNonNullElse(routes, Map.of())),
        requireNonNullElse(routing, RoutingConfiguration.DEFAULT),
        withoutNulls(requireNonNullElse(aliases, Map.of())));
  }

  public AiConfiguration {
    openai = openai.orUsual(KnownProvider.OPENAI);
    anthropic = anthropic.orUsual(KnownProvider.ANTHROPIC);
    perplexity = perplexity.orUsual(KnownProvider.PERPLEXITY);
    trustedHosts = trustedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    client = client.within(Duration.seconds(Math.max(1, deadlineSeconds)));
    routes = Map.copyOf(routes);
    aliases = Map.copyOf(aliases);
  }

  /// A key without a value is an empty route, which a rule tells of.
  private static <K> Map<K, List<ModelId>> withoutNulls(Map<K, @Nullable List<ModelId>> routes) {
    return routes.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> List.copyOf(requireNonNullElse(entry.getValue(), List.of()))));
  }

  /// What one provider is asked with; base URL and model are never absent, but for the canned one.
  public ProviderConfiguration provider(ProviderName name) {
    return switch (name) {
      case OPENAI -> openai;
      case ANTHROPIC -> anthropic;
      case PERPLEXITY -> perplexity;
      case CANNED -> ProviderConfiguration.ABSENT;
    };
  }

  /// Which models are asked for a purpose, in order: the canned one alone, those of `routes`, or
  /// those that the providers with a key name.
  public List<ModelId> route(Purpose purpose) {
    return entries(purpose).stream().map(RouteEntry::model).toList();
  }

  /// The route for a purpose, with where each of its models is named.
  public List<RouteEntry> entries(Purpose purpose) {
    return new Routes(this).of(purpose);
  }

  /// Every model that may be asked for a purpose, with where each is named: programs may name
  /// aliases.
  public List<RouteEntry> everyEntry(Purpose purpose) {
    return new Routes(this).every(purpose);
  }

  /// The same, without doubles.
  public List<ModelId> everyModel(Purpose purpose) {
    return everyEntry(purpose).stream().map(RouteEntry::model).distinct().toList();
  }

  /// Which models are behind each alias: the canned one alone, or those of `aliases`.
  public Map<String, List<ModelId>> aliasRoutes() {
    return mock
        ? aliases.keySet().stream()
            .collect(Collectors.toMap(alias -> alias, _ -> List.of(ModelId.CANNED)))
        : aliases;
  }

  /// Whether an operator answers for a host, with or without its port.
  boolean trusts(URI url) {
    String host = url.getHost();
    return trustedHosts.stream()
        .anyMatch(
            it -> it.equalsIgnoreCase(host) || it.equalsIgnoreCase(host + ":" + url.getPort()));
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

  /// Whether nothing about a provider keeps its key from being sent to it.
  public boolean mayAsk(ProviderName name, Mode mode) {
    return Arrays.stream(KnownProvider.values())
        .filter(known -> known.provider() == name)
        .allMatch(known -> new ProviderChecks(this, mode).of(known).findAny().isEmpty());
  }

  @Override
  public List<Rule> rules() {
    return Stream.concat(
            Stream.of(
                AiRules.AI_001,
                AiRules.AI_002,
                AiRules.AI_003,
                AiRules.AI_007,
                AiRules.AI_007_SAME,
                AiRules.AI_008,
                AiRules.AI_009,
                AiRules.THR_002),
            SpendConfiguration.RULES.stream())
        .toList();
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.of(
            new ProviderChecks(this, mode).violations(),
            new RouteChecks(this).violations(),
            spend.violations(mode))
        .flatMap(found -> found);
  }
}
