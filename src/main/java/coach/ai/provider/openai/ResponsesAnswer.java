package coach.ai.provider.openai;

import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.Outcome;
import coach.ai.provider.dialect.ProviderError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Reads a response object, which is a whole answer, and what the last event of a stream carries.
final class ResponsesAnswer {
  private ResponsesAnswer() {}

  static Outcome read(JsonNode response, Accent accent) {
    Meter meter = accent.meter(response.path("usage"));
    Optional<ProviderError> error = ProviderError.of(response.path("error"));
    if (error.isPresent()) {
      return new Outcome.Refused(error.get(), meter);
    }
    return switch (response.path("status").asText()) {
      case "completed" -> completed(response, meter);
      case "incomplete" -> incomplete(response, meter);
      case "failed" -> new Outcome.Refused(new ProviderError("server_error", "", "", ""), meter);
      default -> new Outcome.Nonsense("no_answer", meter);
    };
  }

  private static Outcome completed(JsonNode response, Meter meter) {
    Optional<String> refusal = refusal(response);
    return refusal.isPresent()
        ? new Outcome.Declined(refusal.get(), meter)
        : new Outcome.Completed(
            parts(response, "output_text", "text"), response.path("model").asText(), meter);
  }

  /// A reason that we do not know cuts no less.
  private static Outcome incomplete(JsonNode response, Meter meter) {
    String reason = response.path("incomplete_details").path("reason").asText();
    Cut cut = reason.equals("content_filter") ? Cut.CONTENT_FILTER : Cut.MAX_OUTPUT_TOKENS;
    return new Outcome.Incomplete(parts(response, "output_text", "text"), cut, meter);
  }

  private static Optional<String> refusal(JsonNode response) {
    boolean refused = false;
    for (JsonNode item : response.path("output")) {
      for (JsonNode part : item.path("content")) {
        refused |= part.path("type").asText().equals("refusal");
      }
    }
    return refused ? Optional.of(parts(response, "refusal", "refusal")) : Optional.empty();
  }

  /// All that messages say, in order; what a model searched or thought is no part of its answer.
  private static String parts(JsonNode response, String type, String field) {
    StringBuilder text = new StringBuilder();
    for (JsonNode item : response.path("output")) {
      for (JsonNode part : item.path("content")) {
        if (item.path("type").asText().equals("message")
            && part.path("type").asText().equals(type)) {
          text.append(part.path(field).asText());
        }
      }
    }
    return text.toString();
  }
}
