package coach.ai.provider.openai;

import coach.ai.Usage;
import coach.ai.provider.dialect.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the usage of the Responses API, in which cached and written tokens are a part of the
/// input, and reasoning of the output.
final class ResponsesUsage {
  private ResponsesUsage() {}

  /// Absent when it is missing, or cannot be true.
  static Optional<Usage> read(JsonNode usage, String cachedField, String writtenField) {
    JsonNode inputDetails = usage.path("input_tokens_details");
    JsonNode outputDetails = usage.path("output_tokens_details");
    OptionalLong input = Tokens.required(usage, "input_tokens");
    OptionalLong output = Tokens.required(usage, "output_tokens");
    OptionalLong cached = Tokens.optional(inputDetails, cachedField);
    OptionalLong written = Tokens.optional(inputDetails, writtenField);
    OptionalLong reasoning = Tokens.optional(outputDetails, "reasoning_tokens");
    if (input.isEmpty()
        || output.isEmpty()
        || cached.isEmpty()
        || written.isEmpty()
        || reasoning.isEmpty()) {
      return Optional.empty();
    }
    long anew = input.getAsLong() - cached.getAsLong() - written.getAsLong();
    return anew < 0 || reasoning.getAsLong() > output.getAsLong()
        ? Optional.empty()
        : Optional.of(
            new Usage(
                anew,
                cached.getAsLong(),
                written.getAsLong(),
                output.getAsLong(),
                reasoning.getAsLong()));
  }
}
