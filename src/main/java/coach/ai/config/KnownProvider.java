package coach.ai.config;

import coach.ai.ProviderName;
import java.net.URI;

/// What we know of the providers beforehand.
enum KnownProvider {
  OPENAI(ProviderName.OPENAI, "https://api.openai.com/v1", "gpt-5.6-terra", "sk-"),
  ANTHROPIC(ProviderName.ANTHROPIC, "https://api.anthropic.com/v1", "claude-sonnet-5", "sk-ant-"),
  /// Answers from the web and sees no charts, so reviews go there only if there is nobody else.
  PERPLEXITY(ProviderName.PERPLEXITY, "https://api.perplexity.ai/v1", "sonar", "pplx-");

  private final ProviderName provider;
  private final URI baseUrl;
  private final String model;
  private final String keyStart;

  KnownProvider(ProviderName provider, String baseUrl, String model, String keyStart) {
    this.provider = provider;
    this.baseUrl = URI.create(baseUrl);
    this.model = model;
    this.keyStart = keyStart;
  }

  ProviderName provider() {
    return provider;
  }

  URI baseUrl() {
    return baseUrl;
  }

  String model() {
    return model;
  }

  String keyStart() {
    return keyStart;
  }

  boolean seesCharts() {
    return this != PERPLEXITY;
  }

  /// Whether a host is the provider's own; a region's, such as `eu.api.openai.com`, is.
  boolean owns(String host) {
    String own = baseUrl.getHost();
    return host.equalsIgnoreCase(own)
        || host.toLowerCase(java.util.Locale.ROOT).endsWith("." + own);
  }

  @Override
  public String toString() {
    return provider.text();
  }
}
