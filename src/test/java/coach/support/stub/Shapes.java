package coach.support.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A good answer, in the shape of the dialect that the path names.
record Shapes(String text, long inputTokens, long outputTokens) implements Script {
  static final String TEXT = "The stub sees an uptrend.";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS = "text/event-stream";

  @Override
  public void play(Call call, Line line) throws IOException {
    Dialect dialect = Dialect.of(call.path());
    String model = call.model();
    if (call.streams()) {
      List<byte[]> events =
          dialect.events(this, model).stream()
              .map(event -> event.getBytes(StandardCharsets.UTF_8))
              .toList();
      line.chunked(200, EVENTS, events);
    } else {
      byte[] body = dialect.whole(this, model).toString().getBytes(StandardCharsets.UTF_8);
      line.answer(200, "application/json", body, Map.of());
    }
  }

  static String openAiError(String type, String code, String message) {
    ObjectNode error = JSON.createObjectNode();
    error.put("message", message).put("type", type).putNull("param");
    error.put("code", code.isEmpty() ? null : code);
    return JSON.createObjectNode().set("error", error).toString();
  }

  static String anthropicError(String type, String message) {
    ObjectNode body = JSON.createObjectNode().put("type", "error");
    body.putObject("error").put("type", type).put("message", message);
    return body.put("request_id", "req_stub").toString();
  }

  /// The text in pieces of a few letters.
  List<String> deltas() {
    List<String> deltas = new ArrayList<>();
    for (int from = 0; from < text.length(); from += 8) {
      deltas.add(text.substring(from, Math.min(text.length(), from + 8)));
    }
    return deltas;
  }

  static ObjectNode node(String json) {
    try {
      JsonNode read = JSON.readTree(json.replace('\'', '"'));
      return (ObjectNode) read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String event(String name, JsonNode data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }
}
