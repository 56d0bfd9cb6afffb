package coach.ai.routing;

import coach.ai.FailureClass;
import coach.ai.Usage;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Exchange;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.Reply.Meter;
import coach.shared.Money;
import java.time.Duration;
import java.util.Optional;

/// What providers say.
final class Replies {
  static final Usage USAGE = Usage.of(10, 5);

  /// What [TestGateway]'s prices make of [#USAGE].
  static final Money COST = new Money(20);

  static final Meter METER = new Meter(Optional.of(USAGE), Optional.empty());
  static final Exchange EXCHANGE =
      new Exchange(Optional.of("req_1"), Optional.empty(), Duration.ofMillis(1), Headroom.UNKNOWN);

  private Replies() {}

  static Reply completed(String text) {
    return new Reply.Completed(text, "as-the-provider-says", METER, EXCHANGE);
  }

  static Reply.Failed failed(FailureClass reason) {
    return failed(reason, Meter.SILENT);
  }

  static Reply.Failed failed(FailureClass reason, Meter meter) {
    return new Reply.Failed(
        reason, reason.text(), "it says " + reason, Optional.empty(), meter, false, EXCHANGE);
  }

  static Reply.Failed comeAgain(FailureClass reason, Duration after) {
    return new Reply.Failed(
        reason, "slow_down", "later", Optional.of(after), Meter.SILENT, false, EXCHANGE);
  }
}
