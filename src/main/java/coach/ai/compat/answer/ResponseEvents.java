package coach.ai.compat.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/// The events of one response, which are numbered from its first to its last.
final class ResponseEvents {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final boolean mock;
  private int sequence;

  /// @param mock each event says that nobody thought about it
  /// @param before the first of them
  ResponseEvents(boolean mock, int before) {
    this.mock = mock;
    this.sequence = before;
  }

  /// @param members to add to it
  ResponseEvents add(String type, Consumer<ObjectNode> members) {
    ObjectNode event = Shape.object();
    event.put("type", type);
    event.put("sequence_number", sequence++);
    members.accept(event);
    if (mock) {
      event.put("mock", true);
    }
    written.writeBytes(Shape.typedEvent(event));
    return this;
  }

  /// What was added since the last time.
  byte[] take() {
    byte[] bytes = written.toByteArray();
    written.reset();
    return bytes;
  }
}
