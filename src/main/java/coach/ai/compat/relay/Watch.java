package coach.ai.compat.relay;

import coach.ai.ProviderName;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Endpoint;
import coach.ai.provider.Receiver.Verdict;

/// Hears one answer, whole or in events. For one thread.
abstract sealed class Watch permits ChatWatch, ResponsesWatch {

  static Watch of(CompatCall call, ProviderName provider) {
    return call.endpoint() == Endpoint.CHAT
        ? new ChatWatch(provider, call.choices())
        : new ResponsesWatch(provider);
  }

  /// Hears one event of a stream. Returns whether it tells nothing but what was used.
  ///
  /// @param name empty when the event has none
  /// @param data only valid during the call
  abstract boolean hear(String name, byte[] data, int length);

  /// Hears an answer that came as one JSON object.
  abstract Verdict whole(byte[] body);

  /// What has been seen when nothing more comes.
  abstract Verdict seen();
}
