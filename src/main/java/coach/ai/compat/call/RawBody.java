package coach.ai.compat.call;

import static java.util.Objects.requireNonNull;

import coach.platform.Problem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A JSON object as it came, and where its members stand in it: a few can be replaced or added, and
/// every other byte stays.
final class RawBody {
  private static final JsonMapper JSON = CompatJson.mapper();

  private final byte[] bytes;
  private final int inside;
  private final ObjectNode tree;
  private final Map<String, Span> spans;

  /// Where a value stands.
  private record Span(int from, int to) {}

  /// @param inside where its first member may stand
  private RawBody(byte[] bytes, int inside, ObjectNode tree, Map<String, Span> spans) {
    this.bytes = bytes;
    this.inside = inside;
    this.tree = tree;
    this.spans = spans;
  }

  /// @throws coach.platform.ProblemException when it is not one JSON object in UTF-8
  static RawBody read(byte[] bytes) {
    requireUtf8(bytes);
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("The body must be a JSON object.");
      }
      return members(bytes, json);
    } catch (StreamConstraintsException e) {
      throw malformed("The body is nested too deeply, or has too many values or too long ones.");
    } catch (JsonProcessingException e) {
      throw malformed(
          "The body is not valid JSON, or names something twice, near line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is read from elsewhere
    }
  }

  private static RawBody members(byte[] bytes, JsonParser json) throws IOException {
    int inside = (int) json.currentLocation().getByteOffset();
    ObjectNode tree = JSON.createObjectNode();
    Map<String, Span> spans = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      int from = (int) json.currentTokenLocation().getByteOffset();
      tree.set(name, JSON.readTree(json));
      spans.put(name, new Span(from, (int) json.currentLocation().getByteOffset()));
    }
    if (json.nextToken() != null) {
      throw malformed("Something follows after the body's JSON object.");
    }
    return new RawBody(bytes, inside, tree, spans);
  }

  /// In UTF-16 and UTF-32 the first brace already has a zero beside it.
  private static void requireUtf8(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        throw malformed("The body must be JSON in UTF-8.");
      }
    }
  }

  private static RuntimeException malformed(String detail) {
    return new Problem.Malformed(detail).toException();
  }

  ObjectNode tree() {
    return tree;
  }

  /// The same object, but for these members.
  ///
  /// @param members JSON values by name
  byte[] with(Map<String, byte[]> members) {
    var out = new ByteArrayOutputStream(bytes.length + 256);
    out.write(bytes, 0, inside);
    members.forEach((name, value) -> addUnlessThere(out, name, value));
    NavigableMap<Integer, String> replaced = new TreeMap<>();
    spans.forEach((name, span) -> replaced.put(span.from(), name));
    replaced.values().retainAll(members.keySet());
    int at = inside;
    for (String name : replaced.values()) {
      Span span = requireNonNull(spans.get(name));
      out.write(bytes, at, span.from() - at);
      out.writeBytes(members.get(name));
      at = span.to();
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  /// With a comma: what is refused without a model is never empty.
  private void addUnlessThere(ByteArrayOutputStream out, String name, byte[] value) {
    if (!spans.containsKey(name)) {
      out.writeBytes(json(JSON.getNodeFactory().textNode(name)));
      out.write(':');
      out.writeBytes(value);
      out.write(',');
    }
  }

  static byte[] json(JsonNode value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
