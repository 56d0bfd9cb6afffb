package coach.ai.provider.anthropic;

import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.provider.Order;
import coach.ai.provider.dialect.Json;
import coach.ai.provider.dialect.UserHash;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Writes a request of the Messages API.
final class MessagesRequest {
  private MessagesRequest() {}

  static ObjectNode of(Order order) {
    Prompt prompt = order.prompt();
    ObjectNode request = Json.object().put("model", order.model());
    request.put("max_tokens", prompt.maxOutputTokens());
    if (!prompt.instructions().isEmpty()) {
      request.put("system", prompt.instructions());
    }
    ArrayNode content =
        request.putArray("messages").addObject().put("role", "user").putArray("content");
    prompt.parts().forEach(part -> add(content.addObject(), part));
    prompt.schema().ifPresent(schema -> add(request, schema));
    request.putObject("metadata").put("user_id", UserHash.of(prompt.payer().user()));
    return request;
  }

  private static void add(ObjectNode node, Part part) {
    switch (part) {
      case Part.Text(var text) -> node.put("type", "text").put("text", text);
      case Part.Image image ->
          node.put("type", "image")
              .putObject("source")
              .put("type", "base64")
              .put("media_type", image.mediaType())
              .put("data", image.base64());
    }
  }

  private static void add(ObjectNode request, Prompt.Schema schema) {
    request
        .putObject("output_config")
        .putObject("format")
        .put("type", "json_schema")
        .set("schema", schema.schema());
  }
}
