package coach.ai.compat.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Everything in a request that a model may be shown as text: names and values, whatever they are
/// for. Counting too much costs nothing.
final class Texts {
  private final Pictures pictures;
  private final List<String> found = new ArrayList<>();

  private Texts(Pictures pictures) {
    this.pictures = pictures;
  }

  static List<String> of(JsonNode body, Pictures pictures) {
    var texts = new Texts(pictures);
    texts.add(body);
    return List.copyOf(texts.found);
  }

  private void add(JsonNode value) {
    value.properties().forEach(member -> found.add(member.getKey()));
    value.forEach(this::add);
    if (value.isValueNode() && !pictures.isUrl(value)) {
      found.add(value.asText());
    }
  }
}
