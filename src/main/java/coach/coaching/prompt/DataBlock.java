package coach.coaching.prompt;

import coach.coaching.Finding;
import coach.coaching.Said;
import coach.shared.Symbol;
import coach.shared.Timeframe;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Data as JSON that can end no block of a prompt, whatever is in it.
final class DataBlock {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Writing that nobody sees and a model reads all the same; lines and tabs may stay.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}&&[^\\n\\t]]");

  private DataBlock() {}

  /// What a trader risks is not among it: no model needs to know.
  static String of(Said said) {
    ObjectNode json = JSON.createObjectNode();
    put(json, "symbol", said.symbol().map(Symbol::value));
    put(json, "timeframe", said.timeframe().map(Timeframe::text));
    put(json, "direction", said.direction().map(direction -> direction.text()));
    put(json, "notes", said.notes());
    return text(json);
  }

  static String of(List<Finding> findings) {
    ArrayNode json = JSON.createArrayNode();
    findings.forEach(
        finding ->
            json.addObject()
                .put("finding", finding.kind().text())
                .put("field", finding.field())
                .put("message", seen(finding.message())));
    return text(json);
  }

  /// @param json from elsewhere
  static String escaped(String json) {
    return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
  }

  private static void put(ObjectNode json, String name, Optional<String> text) {
    text.ifPresentOrElse(value -> json.put(name, seen(value)), () -> json.putNull(name));
  }

  private static String seen(String text) {
    return UNSEEN.matcher(text).replaceAll("");
  }

  /// `<` and the like stand in strings only, where JSON has another spelling for them.
  private static String text(JsonNode json) {
    try {
      return escaped(JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree can always be written
    }
  }
}
