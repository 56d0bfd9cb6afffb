package coach.ai.compat;

import java.time.Instant;

/// `GET /v1/models/{model}`, as OpenAI's clients know it.
///
/// @param object always `model`
/// @param created seconds since 1970
public record ModelView(String id, String object, long created, String ownedBy) {
  static ModelView of(String id, String owner, Instant created) {
    return new ModelView(id, "model", created.getEpochSecond(), owner);
  }
}
