package coach.ai.routing.request;

import coach.ai.AiGateway.Deltas;
import coach.ai.Payer;
import coach.ai.Purpose;
import coach.ai.price.Price;
import coach.ai.price.WorstCases.Estimate;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Reply;
import java.time.Duration;

/// What is to be done at whichever model of the route takes it; how, is its own affair. Money,
/// limits, breakers and fallback are the same for every errand.
public interface Errand {
  Purpose purpose();

  Payer payer();

  String requestId();

  /// Whether a model can take it, and what it costs there at most.
  Estimate worstCase(Price price);

  /// Makes one physical request. Called on the request's own thread, which an interrupt ends.
  ///
  /// @param deltas hears the answer as it comes, when it wants to
  Reply perform(Call call, Deltas deltas);

  /// Who is asked, and how.
  ///
  /// @param key sent in a header, and nowhere else
  /// @param timeout for the whole request
  record Call(ModelProvider provider, String model, String key, Duration timeout) {}
}
