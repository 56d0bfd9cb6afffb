package coach.ai.provider.openai;

import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.Dialect.EventReader;
import coach.ai.provider.dialect.Outcome;
import coach.ai.provider.dialect.ProviderError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the events of the Responses API.
final class ResponsesEvents implements EventReader {
  private final Accent accent;
  private final Consumer<String> text;

  ResponsesEvents(Accent accent, Consumer<String> text) {
    this.accent = accent;
    this.text = text;
  }

  @Override
  public Optional<Outcome> hear(String name, JsonNode data) {
    return switch (data.path("type").asText(name)) {
      case "response.output_text.delta" -> {
        text.accept(data.path("delta").asText());
        yield Optional.empty();
      }
      case "response.completed", "response.incomplete", "response.cancelled" ->
          Optional.of(ResponsesAnswer.read(data.path("response"), accent));
      case "response.failed" -> Optional.of(failed(data));
      case "error" -> Optional.of(error(data, Meter.SILENT));
      default -> odd(data);
    };
  }

  /// OpenAI puts the error into the response, Perplexity beside it.
  private Outcome failed(JsonNode data) {
    JsonNode response = data.path("response");
    return data.hasNonNull("error")
        ? error(data, accent.meter(response.path("usage")))
        : ResponsesAnswer.read(response, accent);
  }

  /// As the documentation has it, or nested, as it comes.
  private static Outcome error(JsonNode data, Meter meter) {
    ProviderError error =
        ProviderError.of(data.path("error"))
            .or(() -> ProviderError.of(data))
            .orElse(new ProviderError("server_error", "", "", ""));
    return new Outcome.Refused(error, meter);
  }

  /// Events that we do not know tell nothing, unless it is an error in plain clothes.
  private static Optional<Outcome> odd(JsonNode data) {
    return ProviderError.of(data.path("error"))
        .map(error -> new Outcome.Refused(error, Meter.SILENT));
  }
}
