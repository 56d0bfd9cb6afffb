package coach.coaching.review;

import coach.coaching.TradeReview.State;
import java.time.Duration;
import java.util.Optional;

/// Hears how one review goes on, from its beginning. Whoever stops listening changes nothing.
public interface Following {
  /// Waits for the next step. Empty when there was none for so long; a final state is the last.
  ///
  /// @throws coach.platform.ProblemException when the review is not there any more
  Optional<State> next(Duration patience) throws InterruptedException;
}
