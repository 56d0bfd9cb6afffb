package coach.ai.compat.relay;

import coach.ai.ProviderName;
import coach.ai.compat.call.CompatJson;
import coach.ai.compat.call.Endpoint;
import coach.ai.provider.Receiver.End;
import coach.ai.provider.Receiver.Verdict;
import coach.ai.provider.Reply.Cut;
import coach.ai.provider.Reply.Meter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Watches responses: everything that matters is in the last event, which repeats the whole answer.
final class ResponsesWatch extends Watch {
  private static final JsonMapper JSON = CompatJson.providerMapper();
  private static final Set<String> LAST =
      Set.of("response.completed", "response.incomplete", "response.failed", "error");

  /// In a text its quotes would be escaped.
  private static final String ERROR = "\"error\"";

  private static final String NUMBER = "\"sequence_number\":";

  private final ProviderName provider;
  private Verdict seen = nonsense("cut_off");
  private int nextEvent;

  ResponsesWatch(ProviderName provider) {
    this.provider = provider;
  }

  /// By its name where it has one that is known: what only brings text need not be read.
  @Override
  Heard hear(String name, byte[] data, int length) {
    count(data, length);
    boolean isText = name.startsWith("response.") && !LAST.contains(name);
    return isText && Bytes.find(data, length, ERROR) < 0
        ? Heard.ANSWER
        : hear(name, read(data, length));
  }

  private Heard hear(String name, JsonNode event) {
    String type = event.path("type").asText(name);
    boolean failed = type.equals("error") || event.hasNonNull("error");
    if (failed || LAST.contains(type)) {
      seen = failed ? failed(event) : response(event.path("response"));
    }
    boolean ofAnswer = type.startsWith("response.") && !type.equals("response.failed");
    return ofAnswer && event.isObject() && !(seen.end() instanceof End.Failed)
        ? Heard.ANSWER
        : Heard.ODD;
  }

  private void count(byte[] data, int length) {
    int at = Bytes.find(data, length, NUMBER);
    if (at >= 0) {
      nextEvent = Bytes.number(data, length, at + NUMBER.length()) + 1;
    }
  }

  @Override
  int nextEvent() {
    return nextEvent;
  }

  @Override
  Verdict whole(byte[] body) {
    JsonNode response = read(body, body.length);
    return response.isObject()
        ? response(response)
        : nonsense(body.length == 0 ? "empty" : "not_json");
  }

  @Override
  Verdict seen() {
    return seen;
  }

  /// Some put the error below `error`, some are the error.
  private Verdict failed(JsonNode event) {
    JsonNode error = event.path("error").isObject() ? event.path("error") : event;
    return new Verdict(new End.Failed(error), seen.model(), seen.meter());
  }

  private Verdict response(JsonNode response) {
    JsonNode usage = response.path("usage");
    return new Verdict(
        end(response),
        Optional.ofNullable(response.path("model").textValue()),
        usage.isObject() ? Meters.read(Endpoint.RESPONSES, provider, usage) : Meter.SILENT);
  }

  private static End end(JsonNode response) {
    if (response.path("error").isObject()) {
      return new End.Failed(response.path("error"));
    }
    return switch (response.path("status").asText()) {
      case "completed" -> refusal(response).<End>map(End.Declined::new).orElse(new End.Completed());
      case "incomplete" -> new End.Incomplete(cut(response));
      case "failed" -> new End.Failed(JsonNodeFactory.instance.objectNode());
      default -> new End.Nonsense("no_status");
    };
  }

  private static Cut cut(JsonNode response) {
    boolean filtered =
        response.path("incomplete_details").path("reason").asText().equals("content_filter");
    return filtered ? Cut.CONTENT_FILTER : Cut.MAX_OUTPUT_TOKENS;
  }

  private static Optional<String> refusal(JsonNode response) {
    for (JsonNode item : response.path("output")) {
      for (JsonNode part : item.path("content")) {
        if (part.path("refusal").isTextual()) {
          return Optional.of(part.path("refusal").textValue());
        }
      }
    }
    return Optional.empty();
  }

  private static Verdict nonsense(String code) {
    return new Verdict(new End.Nonsense(code), Optional.empty(), Meter.SILENT);
  }

  /// Missing when it is no JSON: passed on, and not understood.
  private static JsonNode read(byte[] data, int length) {
    try {
      return JSON.readTree(data, 0, length);
    } catch (IOException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }
}
