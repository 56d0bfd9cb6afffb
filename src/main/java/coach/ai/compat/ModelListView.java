package coach.ai.compat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// `GET /v1/models`, as OpenAI's clients know it.
///
/// @param object always `list`
public record ModelListView(String object, List<Model> data) {

  /// @param object always `model`
  /// @param created seconds since 1970
  public record Model(String id, String object, long created, String ownedBy) {}

  public ModelListView {
    data = List.copyOf(data);
  }

  static ModelListView of(Map<String, String> owners, Instant created) {
    return new ModelListView(
        "list",
        owners.entrySet().stream()
            .map(it -> new Model(it.getKey(), "model", created.getEpochSecond(), it.getValue()))
            .toList());
  }
}
