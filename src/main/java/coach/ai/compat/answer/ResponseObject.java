package coach.ai.compat.answer;

import coach.shared.Spelling;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The response object: what was asked is repeated in it.
record ResponseObject(Heading heading) {
  private static final String IN_PROGRESS = "in_progress";

  String messageId() {
    return heading.id("msg_");
  }

  ObjectNode inProgress() {
    ObjectNode json = head(IN_PROGRESS);
    json.putNull("incomplete_details");
    json.putArray("output");
    json.putNull("usage");
    return asked(json);
  }

  ObjectNode ended(Ending ending, ArrayNode content) {
    ObjectNode json = head(status(ending));
    ending
        .cut()
        .ifPresentOrElse(
            cut -> json.putObject("incomplete_details").put("reason", Spelling.of(cut)),
            () -> json.putNull("incomplete_details"));
    json.putArray("output").add(message(status(ending), content));
    ending
        .usage()
        .ifPresentOrElse(
            usage -> json.set("usage", Shape.responseUsage(usage)), () -> json.putNull("usage"));
    return asked(json);
  }

  ObjectNode message(String status, ArrayNode content) {
    ObjectNode json = Shape.object();
    json.put("id", messageId());
    json.put("type", "message");
    json.put("status", status);
    json.set("content", content);
    return json.put("role", "assistant");
  }

  ObjectNode emptyMessage() {
    return message(IN_PROGRESS, JsonNodeFactory.instance.arrayNode());
  }

  static String status(Ending ending) {
    return ending.cut().isPresent() ? "incomplete" : "completed";
  }

  static ObjectNode textPart(String text) {
    ObjectNode json = Shape.object().put("type", "output_text");
    json.putArray("annotations");
    json.putArray("logprobs");
    return json.put("text", text);
  }

  static ObjectNode refusalPart(String refusal) {
    return Shape.object().put("type", "refusal").put("refusal", refusal);
  }

  private ObjectNode head(String status) {
    ObjectNode json = Shape.object();
    json.put("id", heading.id("resp_"));
    json.put("object", "response");
    json.put("created_at", heading.created().getEpochSecond());
    json.put("status", status);
    json.put("background", false);
    json.putNull("error");
    json.put("model", heading.model().model());
    if (heading.mock()) {
      json.put("mock", true);
    }
    return json;
  }

  private ObjectNode asked(ObjectNode json) {
    json.put("max_output_tokens", heading.call().maxOutputTokens());
    repeat(json, "instructions", JsonNodeFactory.instance.nullNode());
    repeat(json, "metadata", Shape.object());
    repeat(json, "parallel_tool_calls", JsonNodeFactory.instance.booleanNode(true));
    json.putNull("previous_response_id");
    ObjectNode effort = Shape.object().putNull("effort").putNull("summary");
    repeat(json, "reasoning", effort);
    json.put("service_tier", "default");
    json.put("store", false);
    repeat(json, "temperature", JsonNodeFactory.instance.numberNode(1.0));
    ObjectNode plain = Shape.object();
    plain.putObject("format").put("type", "text");
    repeat(json, "text", plain);
    repeat(json, "tool_choice", JsonNodeFactory.instance.textNode("auto"));
    repeat(json, "tools", JsonNodeFactory.instance.arrayNode());
    repeat(json, "top_p", JsonNodeFactory.instance.numberNode(1.0));
    json.put("truncation", "disabled");
    return json;
  }

  private void repeat(ObjectNode json, String name, JsonNode otherwise) {
    JsonNode asked = heading.call().body().path(name);
    json.set(name, asked.isMissingNode() || asked.isNull() ? otherwise : asked);
  }
}
