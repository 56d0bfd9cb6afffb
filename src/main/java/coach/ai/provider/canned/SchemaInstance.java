package coach.ai.provider.canned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/// The plainest value that satisfies a JSON schema: what the schema itself names, else the least
/// that it allows. Always the same for the same schema.
final class SchemaInstance {
  /// A schema that contains itself ends here, with `null`.
  private static final int DEEPEST = 24;

  private static final int MOST_ITEMS = 100;
  private static final int MOST_VALUES = 10_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode root;
  private int left = MOST_VALUES;

  SchemaInstance(JsonNode root) {
    this.root = root;
  }

  String json() {
    return value(root, 0).toString();
  }

  private JsonNode value(JsonNode schema, int depth) {
    left--;
    if (depth > DEEPEST || left < 0) {
      return NODES.nullNode();
    }
    if (schema.has("$ref")) {
      return value(referred(schema.path("$ref").asText()), depth + 1);
    }
    for (String named : new String[] {"const", "default"}) {
      if (schema.has(named)) {
        return schema.get(named);
      }
    }
    for (String listed : new String[] {"enum", "examples"}) {
      if (schema.path(listed).has(0)) {
        return schema.path(listed).get(0);
      }
    }
    for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (schema.path(choice).has(0)) {
        return value(schema.path(choice).get(0), depth + 1);
      }
    }
    return typed(schema, depth);
  }

  private JsonNode typed(JsonNode schema, int depth) {
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> NODES.numberNode(SchemaNumber.whole(schema).toBigInteger());
      case "number" -> NODES.numberNode(SchemaNumber.any(schema));
      case "boolean" -> NODES.booleanNode(false);
      case "null" -> NODES.nullNode();
      default -> NODES.textNode(SchemaText.of(schema));
    };
  }

  /// Of several types the first; without any, what the keywords betray.
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return type.path(0).asText();
    }
    if (type.isMissingNode()) {
      return schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
    }
    return type.asText();
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (required.contains(property.getKey())) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
              }
            });
    return object;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = NODES.arrayNode();
    int most = Math.min(schema.path("maxItems").asInt(MOST_ITEMS), MOST_ITEMS);
    int count = Math.min(Math.max(1, schema.path("minItems").asInt(1)), most);
    // One that contains itself must not branch without end.
    int items = depth > DEEPEST / 2 ? schema.path("minItems").asInt(0) : count;
    for (int i = 0; i < items; i++) {
      array.add(value(schema.path("items"), depth + 1));
    }
    return array;
  }

  private JsonNode referred(String reference) {
    if (reference.equals("#")) {
      return root;
    }
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : NODES.missingNode();
  }
}
