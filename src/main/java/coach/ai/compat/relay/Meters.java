package coach.ai.compat.relay;

import coach.ai.ProviderName;
import coach.ai.Usage;
import coach.ai.compat.call.Endpoint;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.Tokens;
import coach.ai.provider.openai.ResponsesProviders;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Reads what a provider says it used. What makes no sense counts as not said.
final class Meters {
  private Meters() {}

  static Meter read(Endpoint endpoint, ProviderName provider, JsonNode usage) {
    return switch (endpoint) {
      case CHAT -> new Meter(chat(usage), Optional.empty());
      case RESPONSES -> ResponsesProviders.meter(provider, usage);
    };
  }

  /// Cached and cache-written tokens are part of the input, reasoning is part of the output.
  private static Optional<Usage> chat(JsonNode usage) {
    JsonNode details = usage.path("prompt_tokens_details");
    OptionalLong input = Tokens.required(usage, "prompt_tokens");
    OptionalLong cached = Tokens.optional(details, "cached_tokens");
    OptionalLong written = Tokens.optional(details, "cache_write_tokens");
    OptionalLong output = Tokens.required(usage, "completion_tokens");
    OptionalLong reasoning =
        Tokens.optional(usage.path("completion_tokens_details"), "reasoning_tokens");
    return Stream.of(input, cached, written, output, reasoning).allMatch(OptionalLong::isPresent)
        ? sane(input, cached, written, output, reasoning)
        : Optional.empty();
  }

  private static Optional<Usage> sane(
      OptionalLong input,
      OptionalLong cached,
      OptionalLong written,
      OptionalLong output,
      OptionalLong reasoning) {
    long anew = input.orElseThrow() - cached.orElseThrow() - written.orElseThrow();
    return anew < 0 || reasoning.orElseThrow() > output.orElseThrow()
        ? Optional.empty()
        : Optional.of(
            new Usage(
                anew,
                cached.orElseThrow(),
                written.orElseThrow(),
                output.orElseThrow(),
                reasoning.orElseThrow()));
  }
}
