package coach.ai.price;

import coach.ai.ModelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The prices that are known.
public interface PriceBook {

  /// The price that holds at this moment; nothing = the model is unusable.
  Optional<Price> inForce(ModelId model, Instant at);

  /// Every price there is, those that are past or to come included; none, where nobody lists them.
  default List<Price> all() {
    return List.of();
  }
}
