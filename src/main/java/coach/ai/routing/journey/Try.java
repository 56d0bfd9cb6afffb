package coach.ai.routing.journey;

import coach.ai.ModelId;
import coach.ai.provider.Reply;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ai.routing.guard.Obstacle;
import coach.ai.routing.journey.Bid.Offer;
import coach.ai.spend.Grant;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// One attempt at one model, before it is made.
///
/// @param kind why it is made
/// @param elsewhere whether another model could be asked after it
record Try(Progress progress, Offer offer, Kind kind, BooleanSupplier elsewhere) {
  ModelId model() {
    return offer.model();
  }

  /// What became of it.
  sealed interface Result {
    /// No request was made.
    ///
    /// @param again when it is worth coming again
    record PassedOver(Obstacle why, Duration again) implements Result {}

    record OverBudget(Grant.OverBudget why) implements Result {}

    record LedgerUnavailable() implements Result {}

    /// Held, and given back: nobody waits any more, or there is no time left to send it.
    record Abandoned() implements Result {}

    /// A request was made.
    ///
    /// @param otherKey its key was refused, and another one has taken its place
    record Ended(Reply reply, boolean otherKey) implements Result {}
  }
}
