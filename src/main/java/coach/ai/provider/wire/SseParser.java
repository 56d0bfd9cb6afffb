package coach.ai.provider.wire;

import coach.ai.FailureClass;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Server-sent events out of bytes, as the HTML standard has them, wherever the bytes are cut.
///
/// A line is decoded when it is complete, so a character that is split waits for its other half. An
/// event that its empty line does not end is none.
public final class SseParser {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final int longest;
  private final Queue<SseEvent> ready = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private boolean hasData;
  private boolean afterReturn;
  private boolean firstLine = true;

  /// @param longest event, in bytes
  public SseParser(int longest) {
    this.longest = longest;
  }

  /// Takes the next bytes.
  public void feed(byte[] bytes, int length) throws WireException {
    for (int i = 0; i < length; i++) {
      take(bytes[i]);
    }
  }

  /// The next event that is complete.
  public Optional<SseEvent> next() {
    return Optional.ofNullable(ready.poll());
  }

  private void take(byte next) throws WireException {
    boolean secondHalfOfLineEnd = afterReturn && next == '\n';
    afterReturn = next == '\r';
    if (secondHalfOfLineEnd) {
      return;
    }
    if (next == '\r' || next == '\n') {
      endLine();
    } else {
      line.write(next);
      if (line.size() + data.length() > longest) {
        throw new WireException(FailureClass.MALFORMED, "event_too_long");
      }
    }
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (firstLine && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    firstLine = false;
    if (text.isEmpty()) {
      endEvent();
    } else {
      field(text);
    }
  }

  private void field(String text) {
    if (text.startsWith(":")) {
      return; // a comment, which keeps the connection alive
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    if (field.equals("data")) {
      data.append(hasData ? "\n" : "").append(value);
      hasData = true;
    } else if (field.equals("event")) {
      name = value;
    }
  }

  private void endEvent() {
    if (hasData) {
      ready.add(new SseEvent(name.isEmpty() ? "message" : name, data.toString()));
    }
    data.setLength(0);
    name = "";
    hasData = false;
  }
}
