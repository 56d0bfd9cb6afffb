package coach.ai.routing.journey;

import coach.ai.FailureClass;
import coach.ai.FailureClass.Billed;
import coach.ai.Usage;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Meter;
import coach.ai.routing.journey.Bid.Offer;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import java.time.Duration;
import java.util.Optional;

/// What the books make of a reply.
final class Settlements {
  private Settlements() {}

  /// @param began whether any of the answer was heard
  static Settlement of(Reply reply, boolean began, Offer offer, Duration latency) {
    return new Settlement(
        charge(reply, began, offer), outcome(reply), latency, reply.exchange().firstByte());
  }

  /// What was held for a request that never left.
  static Settlement unsent() {
    return new Settlement(new Charge.Released(), "abandoned", Duration.ZERO, Optional.empty());
  }

  static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Completed _ -> "completed";
      case Reply.Incomplete _ -> "incomplete";
      case Reply.Declined _ -> "declined";
      case Reply.Failed failed -> failed.reason().text();
    };
  }

  private static Charge charge(Reply reply, boolean began, Offer offer) {
    Meter meter = meter(reply);
    Optional<Charge> settled =
        meter.usage().filter(offer::isPossible).flatMap(usage -> settled(usage, meter, offer));
    if (settled.isPresent()) {
      return settled.get();
    }
    boolean free = offer.isFree() || reply instanceof Reply.Failed f && isUnbilled(f, began);
    return free ? new Charge.Released() : new Charge.Unknown();
  }

  /// A count so large that it has no price is nonsense, as one that is not there.
  private static Optional<Charge> settled(Usage usage, Meter meter, Offer offer) {
    try {
      Money cost = meter.cost().orElseGet(() -> offer.cost(usage));
      return Optional.of(new Charge.Settled(usage, cost));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /// A provider that has begun to answer may charge for that, whatever then went wrong.
  private static boolean isUnbilled(Reply.Failed failed, boolean began) {
    FailureClass reason = failed.reason();
    return reason.billed() == Billed.NO && !began && !failed.begun();
  }

  static Meter meter(Reply reply) {
    return switch (reply) {
      case Reply.Completed completed -> completed.meter();
      case Reply.Incomplete incomplete -> incomplete.meter();
      case Reply.Declined declined -> declined.meter();
      case Reply.Failed failed -> failed.meter();
    };
  }
}
