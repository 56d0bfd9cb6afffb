package coach.ai.status;

import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.Usage;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Exchange;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.Reply.Meter;
import coach.ai.routing.GatewayObserver.Attempt;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Attempts as the gateway tells of them.
public final class Attempts {
  public static final Money HELD = new Money(4_000);
  public static final Money COST = new Money(1_000);
  private static final Duration TOOK = Duration.ofMillis(800);

  private Attempts() {}

  public static Attempt completed(ModelId model, Kind kind, Headroom headroom) {
    Usage usage = new Usage(10, 5, 1, 20, 3);
    Meter meter = new Meter(Optional.of(usage), Optional.empty());
    return new Attempt(
        model,
        Purpose.REVIEW,
        kind,
        HELD,
        new Reply.Completed("text", model.model(), meter, exchange(headroom)),
        new Settlement(
            new Charge.Settled(usage, COST),
            "completed",
            TOOK,
            Optional.of(Duration.ofMillis(300))));
  }

  public static Attempt failed(ModelId model, FailureClass reason, Charge charge) {
    return new Attempt(
        model,
        Purpose.REVIEW,
        Kind.FIRST,
        HELD,
        new Reply.Failed(
            reason,
            "code",
            "detail",
            Optional.empty(),
            Meter.SILENT,
            false,
            exchange(Headroom.UNKNOWN)),
        new Settlement(charge, reason.text(), TOOK, Optional.empty()));
  }

  public static Headroom headroom(long requests, long tokens, Duration resets) {
    return new Headroom(OptionalLong.of(requests), OptionalLong.of(tokens), Optional.of(resets));
  }

  private static Exchange exchange(Headroom headroom) {
    return new Exchange(Optional.empty(), Optional.empty(), TOOK, headroom);
  }
}
