package coach.ai.compat.call;

import coach.ai.ProviderName;
import java.util.List;

/// The two ways in which OpenAI's clients ask.
public enum Endpoint {
  CHAT("chat/completions", List.of("max_completion_tokens", "max_tokens")),
  RESPONSES("responses", List.of("max_output_tokens"));

  private final String path;
  private final List<String> maximumNames;

  Endpoint(String path, List<String> maximumNames) {
    this.path = path;
    this.maximumNames = maximumNames;
  }

  /// Below the base address of a provider, and below our own `/v1/`.
  public String path() {
    return path;
  }

  /// What the maximum of output tokens may be called; the first is the one to set.
  List<String> maximumNames() {
    return maximumNames;
  }

  /// Whether a provider takes the client's own words; to others they are translated.
  public boolean isSpokenBy(ProviderName provider) {
    return switch (provider) {
      case OPENAI -> true;
      case PERPLEXITY -> this == RESPONSES;
      case ANTHROPIC, CANNED -> false;
    };
  }
}
