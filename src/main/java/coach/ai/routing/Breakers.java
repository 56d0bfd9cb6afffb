package coach.ai.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The circuit breakers, as operators see and steer them. One for each model of a route, named as
/// the model, and one for each provider's account, named as the provider.
public interface Breakers {
  List<View> all();

  /// Returns false when there is none of that name.
  boolean steer(String name, Steering to);

  /// @param reason why it is open, in one word, such as `billing`
  /// @param since when it got into this state
  record View(String name, State state, Optional<String> reason, Instant since, boolean steered) {}

  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /// What an operator wants: held open, held closed, or as it sees fit.
  enum Steering {
    OPEN,
    CLOSED,
    AUTO
  }
}
