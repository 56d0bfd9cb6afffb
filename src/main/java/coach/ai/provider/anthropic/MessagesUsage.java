package coach.ai.provider.anthropic;

import coach.ai.Usage;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the usage of the Messages API, whose counts are disjoint, as ours are.
final class MessagesUsage {
  private MessagesUsage() {}

  static Meter meter(JsonNode usage) {
    return new Meter(read(usage), Optional.empty());
  }

  private static Optional<Usage> read(JsonNode usage) {
    OptionalLong input = Tokens.required(usage, "input_tokens");
    OptionalLong output = Tokens.required(usage, "output_tokens");
    OptionalLong cached = Tokens.optional(usage, "cache_read_input_tokens");
    OptionalLong written = Tokens.optional(usage, "cache_creation_input_tokens");
    OptionalLong thinking = Tokens.optional(usage.path("output_tokens_details"), "thinking_tokens");
    if (input.isEmpty()
        || output.isEmpty()
        || cached.isEmpty()
        || written.isEmpty()
        || thinking.isEmpty()
        || thinking.getAsLong() > output.getAsLong()) {
      return Optional.empty();
    }
    return Optional.of(
        new Usage(
            input.getAsLong(),
            cached.getAsLong(),
            written.getAsLong(),
            output.getAsLong(),
            thinking.getAsLong()));
  }
}
