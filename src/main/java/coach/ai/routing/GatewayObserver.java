package coach.ai.routing;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.provider.Reply;
import coach.ai.spend.Settlement;
import coach.shared.Money;
import java.time.Duration;

/// Is told of everything that the gateway does. Must neither block nor throw.
public interface GatewayObserver {

  /// A request to a provider has ended, and its settlement is on its way into the books.
  void attempted(Attempt attempt);

  /// A model of a route was passed over without a request.
  ///
  /// @param reason of a closed set, such as `breaker_open`
  void passedOver(ModelId model, String reason);

  /// @param overhead the part of `took` in which no provider was waited for
  void answered(Purpose purpose, Answer answer, Duration took, Duration overhead);

  /// @param settlement as it goes into the books
  record Attempt(
      ModelId model, Purpose purpose, Kind kind, Money held, Reply reply, Settlement settlement) {}

  /// Why a request was made.
  enum Kind {
    FIRST,
    RETRY,
    FALLBACK
  }
}
