package coach.ai.compat.errand;

import coach.ai.ModelId;
import coach.ai.Payer;
import coach.ai.compat.answer.Heading;
import coach.ai.compat.call.CompatCall;
import java.time.Instant;
import java.util.UUID;

/// One call, and who makes it.
///
/// @param answerId what the books know its answer by
/// @param exact whether it names a model; else it leaves open which one
public record Asked(
    CompatCall call, Payer payer, String requestId, UUID answerId, Instant created, boolean exact) {

  public Heading heading(ModelId model) {
    return new Heading(call, answerId, created, model);
  }

  public boolean streams() {
    return call.streaming().wanted();
  }
}
