package coach.ai.provider.anthropic;

import coach.ai.provider.ModelProvider;
import coach.ai.provider.dialect.HttpProvider;
import coach.ai.provider.wire.ProviderClient;
import coach.ai.provider.wire.Wire;
import java.net.URI;
import java.time.InstantSource;

/// Makes the provider that speaks the Messages API.
public final class AnthropicProviders {
  public static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");

  private AnthropicProviders() {}

  /// @param base with or without `/v1`, which Anthropic's own SDKs leave out
  public static ModelProvider anthropic(ProviderClient client, URI base, InstantSource clock) {
    return new HttpProvider(new MessagesDialect(), new Wire(client, versioned(base)), clock);
  }

  private static URI versioned(URI base) {
    String path = base.getPath();
    return path.isEmpty() || path.equals("/") ? base.resolve("/v1") : base;
  }
}
