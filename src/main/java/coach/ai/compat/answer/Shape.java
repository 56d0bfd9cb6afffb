package coach.ai.compat.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ai.Usage;
import coach.ai.compat.call.CompatJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/// The small shapes that answers are made of.
final class Shape {
  static final byte[] DONE = "data: [DONE]\n\n".getBytes(UTF_8);

  private static final JsonMapper JSON = CompatJson.providerMapper();

  private Shape() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An event without a name of its own.
  static byte[] event(JsonNode data) {
    return ("data: " + text(data) + "\n\n").getBytes(UTF_8);
  }

  /// An event that is named as its type.
  static byte[] typedEvent(ObjectNode data) {
    String name = data.path("type").textValue();
    return ("event: " + name + "\ndata: " + text(data) + "\n\n").getBytes(UTF_8);
  }

  private static String text(JsonNode json) {
    return new String(bytes(json), UTF_8);
  }

  /// Cached tokens are part of the input, reasoning is part of the output.
  static ObjectNode chatUsage(Usage usage) {
    ObjectNode json = object();
    json.put("prompt_tokens", usage.prompt());
    json.put("completion_tokens", usage.output());
    json.put("total_tokens", usage.total());
    json.putObject("prompt_tokens_details")
        .put("cached_tokens", usage.cachedInput())
        .put("cache_write_tokens", usage.cacheWrite())
        .put("audio_tokens", 0);
    json.putObject("completion_tokens_details")
        .put("reasoning_tokens", usage.reasoning())
        .put("audio_tokens", 0)
        .put("accepted_prediction_tokens", 0)
        .put("rejected_prediction_tokens", 0);
    return json;
  }

  static ObjectNode responseUsage(Usage usage) {
    ObjectNode json = object();
    json.put("input_tokens", usage.prompt());
    json.putObject("input_tokens_details")
        .put("cached_tokens", usage.cachedInput())
        .put("cache_write_tokens", usage.cacheWrite());
    json.put("output_tokens", usage.output());
    json.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
    json.put("total_tokens", usage.total());
    return json;
  }
}
