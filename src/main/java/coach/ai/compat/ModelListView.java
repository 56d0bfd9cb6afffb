package coach.ai.compat;

import java.util.List;

/// `GET /v1/models`, as OpenAI's clients know it.
///
/// @param object always `list`
public record ModelListView(String object, List<ModelView> data) {
  public ModelListView {
    data = List.copyOf(data);
  }

  static ModelListView of(List<ModelView> data) {
    return new ModelListView("list", data);
  }
}
