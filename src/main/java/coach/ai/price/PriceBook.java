package coach.ai.price;

import coach.ai.ModelId;
import java.time.Instant;
import java.util.Optional;

/// The prices that are known.
public interface PriceBook {

  /// The price that holds at this moment; nothing = the model is unusable.
  Optional<Price> inForce(ModelId model, Instant at);
}
