package coach.ai.provider;

import coach.ai.AiGateway.Deltas;
import coach.ai.ProviderName;

/// One provider of language models, over its own protocol.
///
/// Thread-safe. Blocks the calling virtual thread; an interrupt ends the request at once, closes
/// its connection, and stays set.
public interface ModelProvider {
  ProviderName name();

  /// Makes one physical request, never more, and never throws for what a provider does.
  Reply send(Order order, Deltas deltas);

  /// Asks for the list of models: costs nothing, and shows that a key is good.
  Listing models(String key);
}
