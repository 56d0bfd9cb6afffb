package coach.ai.compat.answer;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.compat.call.CompatCall;
import java.time.Instant;
import java.util.UUID;

/// What is known of an answer before its first word.
///
/// @param id of the answer in the books
/// @param model that writes it
public record Heading(CompatCall call, UUID id, Instant created, ModelId model) {

  /// Whether nobody thought about it.
  public boolean mock() {
    return model.provider() == ProviderName.CANNED;
  }

  String id(String prefix) {
    return prefix + id.toString().replace("-", "");
  }
}
