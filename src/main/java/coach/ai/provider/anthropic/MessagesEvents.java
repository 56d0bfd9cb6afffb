package coach.ai.provider.anthropic;

import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.Dialect.EventReader;
import coach.ai.provider.dialect.Json;
import coach.ai.provider.dialect.Outcome;
import coach.ai.provider.dialect.ProviderError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the events of the Messages API.
///
/// Usage comes in two parts: what was read at the start, what was written at the end. Only together
/// do they say what is billed.
final class MessagesEvents implements EventReader {
  private final Consumer<String> text;
  private final StringBuilder written = new StringBuilder();
  private final ObjectNode usage = Json.object();
  private String model = "";
  private String stopReason = "";
  private boolean counted;

  MessagesEvents(Consumer<String> text) {
    this.text = text;
  }

  @Override
  public Optional<Outcome> hear(String name, JsonNode data) {
    return switch (data.path("type").asText(name)) {
      case "message_start" -> start(data.path("message"));
      case "content_block_start" -> write(data.path("content_block"));
      case "content_block_delta" -> write(data.path("delta"));
      case "message_delta" -> end(data);
      case "message_stop" ->
          Optional.of(MessagesAnswer.ended(stopReason, written.toString(), model, meter()));
      case "error" -> Optional.of(error(data));
      default -> Optional.empty();
    };
  }

  private Optional<Outcome> start(JsonNode message) {
    model = message.path("model").asText();
    count(message.path("usage"));
    return Optional.empty();
  }

  /// Text only: what a model thinks is no part of its answer.
  private Optional<Outcome> write(JsonNode block) {
    String type = block.path("type").asText();
    if (type.equals("text_delta") || type.equals("text")) {
      String piece = block.path("text").asText();
      written.append(piece);
      text.accept(piece);
    }
    return Optional.empty();
  }

  private Optional<Outcome> end(JsonNode data) {
    stopReason = data.path("delta").path("stop_reason").asText(stopReason);
    counted |= data.path("usage").hasNonNull("output_tokens");
    count(data.path("usage"));
    return Optional.empty();
  }

  /// Counts grow: a later one replaces the one before.
  private void count(JsonNode counts) {
    counts
        .properties()
        .forEach(
            count -> {
              if (!count.getValue().isNull()) {
                usage.set(count.getKey(), count.getValue());
              }
            });
  }

  /// The output that the start names is a beginning, not a sum.
  private Meter meter() {
    return counted ? MessagesUsage.meter(usage) : Meter.SILENT;
  }

  private Outcome error(JsonNode data) {
    ProviderError error =
        ProviderError.of(data.path("error")).orElse(new ProviderError("api_error", "", "", ""));
    return new Outcome.Refused(error, meter());
  }
}
