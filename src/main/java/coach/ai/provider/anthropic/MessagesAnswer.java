package coach.ai.provider.anthropic;

import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.Outcome;
import coach.ai.provider.dialect.ProviderError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Reads a message, which is a whole answer.
final class MessagesAnswer {
  private MessagesAnswer() {}

  static Outcome read(JsonNode message) {
    Optional<ProviderError> error = ProviderError.of(message.path("error"));
    Meter meter = MessagesUsage.meter(message.path("usage"));
    return error.isPresent()
        ? new Outcome.Refused(error.get(), meter)
        : ended(
            message.path("stop_reason").asText(),
            text(message),
            message.path("model").asText(),
            meter);
  }

  /// We offer no tools, so a stop for one is no answer; nor is a reason that we do not know.
  static Outcome ended(String reason, String text, String model, Meter meter) {
    return switch (reason) {
      case "end_turn", "stop_sequence" -> new Outcome.Completed(text, model, meter);
      case "max_tokens", "model_context_window_exceeded" ->
          new Outcome.Incomplete(text, Cut.MAX_OUTPUT_TOKENS, meter);
      case "refusal" -> new Outcome.Declined(text, meter);
      default -> new Outcome.Nonsense("stop_reason", meter);
    };
  }

  private static String text(JsonNode message) {
    StringBuilder text = new StringBuilder();
    for (JsonNode block : message.path("content")) {
      if (block.path("type").asText().equals("text")) {
        text.append(block.path("text").asText());
      }
    }
    return text.toString();
  }
}
