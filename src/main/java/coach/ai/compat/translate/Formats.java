package coach.ai.compat.translate;

import coach.ai.Prompt.Schema;
import coach.ai.compat.call.CompatCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/// The form that an answer must have.
final class Formats {
  private static final Schema ANY_OBJECT =
      new Schema("object", JsonNodeFactory.instance.objectNode().put("type", "object"));

  private Formats() {}

  /// What providers enforce: a strict schema, or none.
  static Optional<Schema> strict(CompatCall call) throws Loss {
    JsonNode format = format(call);
    return switch (format.path("type").asText("text")) {
      case "text" -> Optional.empty();
      case "json_schema" -> Optional.of(strict(call, described(format)));
      default -> throw new Loss(field(call), "must be text or a strict json_schema for this model");
    };
  }

  /// As near as it gets.
  static Optional<Schema> lenient(CompatCall call) {
    JsonNode format = format(call);
    return switch (format.path("type").asText("text")) {
      case "json_schema" -> Optional.of(schema(described(format)).orElse(ANY_OBJECT));
      case "json_object" -> Optional.of(ANY_OBJECT);
      default -> Optional.empty();
    };
  }

  private static Schema strict(CompatCall call, JsonNode described) throws Loss {
    if (!described.path("strict").booleanValue()) {
      throw new Loss(field(call), "must be strict for this model");
    }
    return schema(described)
        .orElseThrow(() -> new Loss(field(call), "must have a name and a schema"));
  }

  private static Optional<Schema> schema(JsonNode described) {
    return described.path("name").isTextual() && described.path("schema").isObject()
        ? Optional.of(new Schema(described.path("name").textValue(), described.path("schema")))
        : Optional.empty();
  }

  private static JsonNode format(CompatCall call) {
    return switch (call.endpoint()) {
      case CHAT -> call.body().path("response_format");
      case RESPONSES -> call.body().path("text").path("format");
    };
  }

  private static String field(CompatCall call) {
    return switch (call.endpoint()) {
      case CHAT -> "response_format";
      case RESPONSES -> "text.format";
    };
  }

  /// In a chat one level deeper.
  private static JsonNode described(JsonNode format) {
    return format.path("json_schema").isObject() ? format.path("json_schema") : format;
  }
}
