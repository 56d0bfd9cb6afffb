package coach.ai.provider.openai;

import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.provider.Order;
import coach.ai.provider.dialect.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Writes a request of the Responses API.
final class ResponsesRequest {
  private ResponsesRequest() {}

  static ObjectNode of(Order order, Accent accent) {
    Prompt prompt = order.prompt();
    ObjectNode request = Json.object().put("model", accent.model(order.model()));
    if (!prompt.instructions().isEmpty()) {
      request.put("instructions", prompt.instructions());
    }
    ObjectNode message = request.putArray("input").addObject();
    ArrayNode content = message.put("type", "message").put("role", "user").putArray("content");
    prompt.parts().forEach(part -> add(content.addObject(), part, accent));
    request.put("max_output_tokens", accent.outputTokens(prompt.maxOutputTokens()));
    prompt.schema().ifPresent(schema -> accent.add(request, schema));
    accent.add(request, prompt);
    return request;
  }

  private static void add(ObjectNode node, Part part, Accent accent) {
    switch (part) {
      case Part.Text(var text) -> node.put("type", "input_text").put("text", text);
      case Part.Image image -> {
        node.put("type", "input_image");
        accent.addImage(node, "data:" + image.mediaType() + ";base64," + image.base64());
      }
    }
  }
}
