package coach.ai.provider.canned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;

/// The plainest value that satisfies a JSON schema: what the schema itself names, else the least
/// that it allows. Always the same for the same schema.
final class SchemaInstance {
  /// A schema that contains itself ends here, with `null`.
  private static final int DEEPEST = 24;

  private static final int MOST_ITEMS = 100;
  private static final int MOST_VALUES = 10_000;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /// Stands for a bound that is not there.
  private static final BigDecimal ANYTHING = new BigDecimal("-1e300");

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
      case "integer" -> NODES.numberNode(number(schema, true).toBigInteger());
      case "number" -> NODES.numberNode(number(schema, false));
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

  private static BigDecimal number(JsonNode schema, boolean whole) {
    BigDecimal usual = whole ? BigDecimal.ONE : HALF;
    BigDecimal named = bound(schema, "multipleOf", usual);
    BigDecimal step = named.signum() > 0 ? named : usual;
    BigDecimal least = bound(schema, "minimum", bound(schema, "exclusiveMinimum", ANYTHING));
    BigDecimal most = bound(schema, "maximum", bound(schema, "exclusiveMaximum", ANYTHING));
    boolean stepped = whole || schema.has("multipleOf");
    if (!least.equals(ANYTHING) && !most.equals(ANYTHING) && !stepped) {
      return least.add(most).multiply(HALF);
    }
    if (!least.equals(ANYTHING)) {
      BigDecimal above = schema.has("exclusiveMinimum") ? least.add(step) : least;
      return stepped ? upTo(above, step) : above;
    }
    BigDecimal below = schema.has("exclusiveMaximum") ? most.subtract(step) : most;
    return most.equals(ANYTHING) ? step : below.divide(step, 0, RoundingMode.FLOOR).multiply(step);
  }

  private static BigDecimal bound(JsonNode schema, String name, BigDecimal otherwise) {
    JsonNode bound = schema.path(name);
    return bound.isNumber() ? bound.decimalValue() : otherwise;
  }

  private static BigDecimal upTo(BigDecimal least, BigDecimal step) {
    return least.divide(step, 0, RoundingMode.CEILING).multiply(step);
  }

  private JsonNode referred(String reference) {
    if (reference.equals("#")) {
      return root;
    }
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : NODES.missingNode();
  }
}
