package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The event of a stream that is being received, line by line.
final class EventBuffer {
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

  /// Lets the event be heard, and begins the next one. Returns what the watch says.
  boolean endEvent(Watch watch) {
    boolean onlyUsage = !overlong && data.size() > 0 && watch.hear(name, data.array(), data.size());
    data.reset();
    name = "";
    overlong = false;
    return onlyUsage;
  }

  private int afterSpace(int at) {
    return line.size() > at && line.array()[at] == ' ' ? at + 1 : at;
  }
}
