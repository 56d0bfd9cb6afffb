package coach.ai.provider;

import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.config.AiConfiguration;
import coach.ai.config.LiveModels;
import coach.ai.config.ProviderConfiguration;
import coach.ai.provider.anthropic.AnthropicProviders;
import coach.ai.provider.canned.CannedProvider;
import coach.ai.provider.openai.ResponsesProviders;
import coach.ai.provider.openai.ResponsesProviders.Account;
import coach.ai.provider.wire.ProviderClient;
import coach.platform.Mode;
import com.codahale.metrics.MetricRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The providers that a configuration names, over one client.
public final class Providers implements AutoCloseable {
  private final ProviderClient client;
  private final List<ModelProvider> all;

  private Providers(ProviderClient client, List<ModelProvider> all) {
    this.client = client;
    this.all = List.copyOf(all);
  }

  /// Those that may be asked: the canned one in development only, the others when they have a key.
  ///
  /// @throws IllegalStateException when a canned answer could be given outside development: the
  ///     startup gate should have refused long before
  public static Providers of(
      AiConfiguration configuration,
      Mode mode,
      CannedProvider canned,
      MetricRegistry metrics,
      InstantSource clock) {
    boolean isNamed = namesCanned(configuration);
    if (isNamed && !mode.isDevelopment()) {
      throw new IllegalStateException("no canned answers outside development");
    }
    ProviderClient client = ProviderClient.of(configuration.client(), metrics);
    Stream<ModelProvider> real =
        configuration.mock() ? Stream.empty() : withKey(configuration, client, clock);
    Stream<ModelProvider> made = isNamed ? Stream.of(canned) : Stream.empty();
    return new Providers(client, Stream.concat(made, real).toList());
  }

  public List<ModelProvider> all() {
    return all;
  }

  public Map<ProviderName, ModelProvider> byName() {
    return all.stream().collect(Collectors.toMap(ModelProvider::name, Function.identity()));
  }

  @Override
  public void close() {
    client.close();
  }

  /// Asks with a client of its own, so that a command needs no service.
  public static LiveModels asking(AiConfiguration configuration, InstantSource clock) {
    return (name, key) -> {
      try (ProviderClient client =
          ProviderClient.of(configuration.client(), new MetricRegistry())) {
        return answer(provider(name, configuration, client, clock).models(key));
      }
    };
  }

  private static LiveModels.Answer answer(Listing listing) {
    return switch (listing) {
      case Listing.Models(var models) ->
          new LiveModels.Answer.Listed(
              models.stream()
                  .collect(
                      Collectors.toMap(
                          Listing.Listed::model, Listing.Listed::shutdown, (one, same) -> one)));
      case Listing.Failed(var reason, var detail) ->
          reason == FailureClass.BAD_KEY || reason == FailureClass.FORBIDDEN
              ? new LiveModels.Answer.Refused(detail)
              : new LiveModels.Answer.Unanswered(detail);
    };
  }

  private static Stream<ModelProvider> withKey(
      AiConfiguration configuration, ProviderClient client, InstantSource clock) {
    return Arrays.stream(ProviderName.values())
        .filter(name -> configuration.provider(name).key().isPresent())
        .map(name -> provider(name, configuration, client, clock));
  }

  private static ModelProvider provider(
      ProviderName name,
      AiConfiguration configuration,
      ProviderClient client,
      InstantSource clock) {
    ProviderConfiguration section = configuration.provider(name);
    return switch (name) {
      case OPENAI ->
          ResponsesProviders.openAi(
              client, base(section), new Account(section.organization(), section.project()), clock);
      case ANTHROPIC -> AnthropicProviders.anthropic(client, base(section), clock);
      case PERPLEXITY -> ResponsesProviders.perplexity(client, base(section), clock);
      case CANNED -> new CannedProvider(Map.of());
    };
  }

  private static URI base(ProviderConfiguration section) {
    return section.baseUrl().orElseThrow();
  }

  private static boolean namesCanned(AiConfiguration configuration) {
    return Arrays.stream(Purpose.values())
        .flatMap(purpose -> configuration.everyModel(purpose).stream())
        .anyMatch(ModelId.CANNED::equals);
  }
}
