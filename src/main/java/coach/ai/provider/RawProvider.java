package coach.ai.provider;

import java.time.Duration;

/// A provider that can also be asked in words that somebody else has chosen.
///
/// Thread-safe, blocks and is interrupted as [ModelProvider].
public interface RawProvider extends ModelProvider {

  /// Makes one physical request, never more, and never throws for what a provider does. The text of
  /// what is answered goes to the receiver, and is not in the reply.
  Reply pass(RawOrder order, Receiver receiver);

  /// @param path below the provider's base
  /// @param model that the body names
  /// @param stream whether the body asks for one
  /// @param key sent in a header, and nowhere else
  /// @param timeout for the whole request, from the connection to the last byte
  record RawOrder(
      String path,
      String model,
      String requestId,
      byte[] body,
      boolean stream,
      String key,
      Duration timeout) {

    /// Neither the key nor what was asked.
    @Override
    public String toString() {
      return path + " " + model;
    }
  }
}
