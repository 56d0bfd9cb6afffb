package coach.ai.provider.openai;

import coach.ai.provider.ModelProvider;
import coach.ai.provider.dialect.HttpProvider;
import coach.ai.provider.wire.ProviderClient;
import coach.ai.provider.wire.Wire;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes the providers that speak the Responses API.
public final class ResponsesProviders {
  public static final URI OPENAI = URI.create("https://api.openai.com/v1");
  public static final URI PERPLEXITY = URI.create("https://api.perplexity.ai/v1");

  private ResponsesProviders() {}

  /// Whose account is charged, for keys that may use several.
  public record Account(Optional<String> organization, Optional<String> project) {
    public static final Account OF_THE_KEY = new Account(Optional.empty(), Optional.empty());

    Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      organization.ifPresent(id -> headers.put("OpenAI-Organization", id));
      project.ifPresent(id -> headers.put("OpenAI-Project", id));
      return headers;
    }
  }

  public static ModelProvider openAi(
      ProviderClient client, URI base, Account account, InstantSource clock) {
    return new HttpProvider(
        new ResponsesDialect(new OpenAiAccent(), account.headers()), new Wire(client, base), clock);
  }

  public static ModelProvider perplexity(ProviderClient client, URI base, InstantSource clock) {
    return new HttpProvider(
        new ResponsesDialect(new PerplexityAccent(), Map.of()), new Wire(client, base), clock);
  }
}
