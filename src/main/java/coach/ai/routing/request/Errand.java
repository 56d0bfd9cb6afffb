package coach.ai.routing.request;

import coach.ai.AiGateway.Deltas;
import coach.ai.Payer;
import coach.ai.Purpose;
import coach.ai.price.Price;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Reply;
import java.time.Duration;
import java.util.Optional;

/// What is to be done at whichever model of the route takes it; how, is its own affair. Money,
/// limits, breakers and fallback are the same for every errand.
public interface Errand {
  Purpose purpose();

  Payer payer();

  String requestId();

  /// Its request has been silent for long, and somebody else can be asked. Returns whether that may
  /// be done: then nobody hears any more of that request. What comes by `deltas` is seen to.
  default boolean giveUp() {
    return false;
  }

  /// Whether it was the first model of the route that was asked for: when money refuses that one,
  /// no cheaper one is asked in its place.
  default boolean isExact() {
    return false;
  }

  /// Whether a model can take it, and what it costs there at most.
  Estimate worstCase(Price price);

  /// Makes one physical request. Called on the request's own thread, which an interrupt ends.
  ///
  /// @param deltas hears the answer as it comes, when it wants to
  Reply perform(Call call, Deltas deltas);

  /// Whether whoever asked has any of the answer already, by another way than `deltas`: then
  /// nothing else is asked.
  default boolean hasBegun() {
    return false;
  }

  /// Who is asked, and how.
  ///
  /// @param price that was computed with; absent for the canned model
  /// @param key sent in a header, and nowhere else
  /// @param timeout for the whole request
  record Call(
      ModelProvider provider, String model, Optional<Price> price, String key, Duration timeout) {}
}
