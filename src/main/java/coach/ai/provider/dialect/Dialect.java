package coach.ai.provider.dialect;

import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.Order;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.wire.Headers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// How one provider spells requests, answers and errors. Immutable.
public interface Dialect {
  ProviderName provider();

  /// Below the base.
  String path();

  /// The free list of models, below the base.
  String listing();

  /// Those that carry the key, and what the provider wants beside them.
  Map<String, String> headers(String key);

  ObjectNode request(Order order);

  /// Reads an answer that came with status 200.
  Outcome read(JsonNode answer);

  /// A reader for one stream.
  ///
  /// @param text hears the answer's text as it comes
  EventReader events(Consumer<String> text);

  /// What the provider's own word means; absent when it does not decide, and the status has to.
  Optional<FailureClass> classify(ProviderError error, RetryAdvice advice);

  Headroom headroom(Headers headers, Instant now);

  /// Reads the events of one stream, in order.
  interface EventReader {
    /// Returns the outcome when this event is the last that matters.
    Optional<Outcome> hear(String name, JsonNode data);
  }
}
