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
public record Asked(
    CompatCall call, Payer payer, String requestId, UUID answerId, Instant created) {

  public Heading heading(ModelId model) {
    return new Heading(call, answerId, created, model);
  }

  public boolean streams() {
    return call.streaming().wanted();
  }
}
