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

  /// What an event of a stream is.
  enum Heard {
    /// Part of the answer.
    ANSWER,
    /// Nothing but what was used.
    ONLY_USAGE,
    /// An error, or nothing that is known: it may repeat what nobody should see.
    ODD
  }

  /// Hears one event of a stream.
  ///
  /// @param name empty when the event has none
  /// @param data only valid during the call
  abstract Heard hear(String name, byte[] data, int length);

  /// Hears an answer that came as one JSON object.
  abstract Verdict whole(byte[] body);

  /// The number that the next event has, where events have numbers.
  int nextEvent() {
    return 0;
  }

  /// What has been seen when nothing more comes.
  abstract Verdict seen();
}
