package coach.coaching.store;

import coach.coaching.Finding;
import coach.shared.Spelling;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.stream.StreamSupport;

/// Findings as they are kept.
final class FindingsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FindingsJson() {}

  static String write(List<Finding> findings) {
    ArrayNode all = JSON.createArrayNode();
    findings.forEach(
        it ->
            all.addObject()
                .put("kind", it.kind().text())
                .put("field", it.field())
                .put("message", it.message()));
    return all.toString();
  }

  static List<Finding> read(String json) {
    try {
      return StreamSupport.stream(JSON.readTree(json).spliterator(), false)
          .map(FindingsJson::finding)
          .toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what we wrote cannot be read", e);
    }
  }

  private static Finding finding(JsonNode it) {
    return new Finding(
        Spelling.required(Finding.Kind.class, it.path("kind").asText()),
        it.path("field").asText(),
        it.path("message").asText());
  }
}
