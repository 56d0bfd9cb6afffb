package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ai.compat.call.CompatJson;
import coach.ai.compat.relay.Watch.Heard;
import coach.ai.provider.dialect.SafeText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The event of a stream that is being received, line by line.
final class EventBuffer {
  private static final JsonMapper JSON = CompatJson.providerMapper();
  private static final String DATA = "data:";
  private static final String NAME = "event:";

  private final int longest;
  private final Bytes line = new Bytes();
  private final Bytes data = new Bytes();
  private String name = "";
  private boolean overlong;

  /// @param longest event that is read; of longer ones only the end is looked for
  EventBuffer(int longest) {
    this.longest = longest;
  }

  void add(byte[] bytes, int from, int to) {
    overlong |= line.size() + data.size() + to - from > longest;
    if (!overlong) {
      line.write(bytes, from, to - from);
    } else if (to > from) {
      line.reset();
      line.write('x'); // not empty, and nothing that is understood
    }
  }

  boolean isOverlong() {
    return overlong;
  }

  /// Returns whether the line was empty, which ends an event.
  boolean endLine() {
    boolean empty = line.size() == 0;
    if (line.startsWith(DATA)) {
      if (data.size() > 0) {
        data.write('\n');
      }
      int from = afterSpace(DATA.length());
      data.write(line.array(), from, line.size() - from);
    } else if (line.startsWith(NAME)) {
      int from = afterSpace(NAME.length());
      name = new String(line.array(), from, line.size() - from, UTF_8);
    }
    line.reset();
    return empty;
  }

  /// Lets the event be heard. Returns what the watch says; comments are no part of an answer.
  Heard tell(Watch watch) {
    if (overlong) {
      return Heard.ANSWER;
    }
    return data.size() == 0 ? Heard.ODD : watch.hear(name, data.array(), data.size());
  }

  /// Whether what came of it can be understood, although nothing ended it.
  boolean isWhole() {
    return !overlong && (data.toString(UTF_8).equals("[DONE]") || json().isPresent());
  }

  /// The event without what nobody should see; nothing when it may stay as it is.
  ///
  /// @param raw as it came
  Optional<byte[]> masked(SafeText safe, String raw) {
    Optional<JsonNode> json = json();
    if (json.isEmpty()) {
      String text = safe.text(raw);
      return text.equals(raw) ? Optional.empty() : Optional.of((text + "\n\n").getBytes(UTF_8));
    }
    JsonNode error = safe.error(json.get());
    return error.equals(json.get()) ? Optional.empty() : Optional.of(event(safe.text(name), error));
  }

  private static byte[] event(String name, JsonNode data) {
    try {
      String first = name.isEmpty() ? "" : NAME + " " + name + "\n";
      return (first + DATA + " " + JSON.writeValueAsString(data) + "\n\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<JsonNode> json() {
    try {
      JsonNode json = JSON.readTree(data.array(), 0, data.size());
      return Optional.of(json).filter(JsonNode::isContainerNode);
    } catch (IOException e) { // not JSON, or not all of it
      return Optional.empty();
    }
  }

  /// Begins the next one.
  void endEvent() {
    data.reset();
    name = "";
    overlong = false;
  }

  private int afterSpace(int at) {
    return line.size() > at && line.array()[at] == ' ' ? at + 1 : at;
  }
}
