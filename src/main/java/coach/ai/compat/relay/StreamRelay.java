package coach.ai.compat.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.ai.ProviderName;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Endpoint;
import coach.ai.compat.call.Streaming;
import coach.ai.provider.Receiver.Verdict;
import coach.ai.provider.dialect.SafeText;
import java.util.Optional;

/// Passes a provider's stream on, event by event as it comes, and watches it.
///
/// Each event waits for its own end, and for nothing more: a client that gets half an event cannot
/// read what is said after it. What is part of the answer is passed on as it came, byte by byte;
/// what tells of an error goes without its secrets. For one thread.
public final class StreamRelay {
  private static final int LONGEST_EVENT = 8 << 20;

  private final Watch watch;
  private final SafeText safe;
  private final boolean leavesOut;
  private final EventBuffer event = new EventBuffer(LONGEST_EVENT);

  /// What has been received of the current event.
  private final Bytes held = new Bytes();

  /// What may go with the next write.
  private final Bytes ready = new Bytes();

  private boolean afterReturn;
  private boolean afterLeftOut;

  /// Takes what is passed on.
  public interface Sink {
    /// @param bytes not to be kept
    void write(byte[] bytes, int length) throws InterruptedException;
  }

  /// @param safe for the key that was asked with
  public StreamRelay(CompatCall call, ProviderName provider, SafeText safe) {
    this.safe = safe;
    this.watch = Watch.of(call, provider);
    this.leavesOut = call.endpoint() == Endpoint.CHAT && call.streaming() == Streaming.PLAIN;
  }

  public void feed(byte[] bytes, int length, Sink sink) throws InterruptedException {
    int from = 0; // of what belongs to the line and is not yet in the event
    for (int i = 0; i < length; i++) {
      byte next = bytes[i];
      if (next == '\n' && afterReturn) {
        secondHalfOfLineEnd();
        from = i + 1;
      } else if (next == '\n' || next == '\r') {
        receive(bytes, from, i);
        hold(bytes, i, i + 1);
        endLine();
        from = i + 1;
      }
      afterReturn = next == '\r';
    }
    receive(bytes, from, length);
    flush(sink);
  }

  /// Nothing more comes, for whatever reason.
  public Verdict end(Sink sink) throws InterruptedException {
    event.endLine();
    if (event.isWhole()) { // some leave out the last empty line
      endEvent();
    }
    held.reset();
    flush(sink);
    return watch.seen();
  }

  /// The number of the event after the last one that was passed on, where events have numbers.
  public int nextEvent() {
    return watch.nextEvent();
  }

  private void receive(byte[] bytes, int from, int to) {
    event.add(bytes, from, to);
    hold(bytes, from, to);
    if (event.isOverlong()) {
      release();
    }
  }

  private void hold(byte[] bytes, int from, int to) {
    held.write(bytes, from, to - from);
  }

  /// Goes the way of the first half.
  private void secondHalfOfLineEnd() {
    boolean ofCurrent = held.size() > 0;
    if (ofCurrent || !afterLeftOut) {
      (ofCurrent ? held : ready).write('\n');
    }
  }

  private void endLine() {
    if (event.endLine()) {
      endEvent();
    }
  }

  private void endEvent() {
    afterLeftOut =
        switch (event.tell(watch)) {
          case ANSWER -> false;
          case ONLY_USAGE -> leavesOut;
          case ODD -> replaced();
        };
    event.endEvent();
    if (afterLeftOut) {
      held.reset();
    } else {
      release();
    }
  }

  /// Whether another event goes in its place.
  private boolean replaced() {
    Optional<byte[]> other = event.masked(safe, held.toString(UTF_8));
    other.ifPresent(ready::writeBytes);
    return other.isPresent();
  }

  private void release() {
    ready.write(held.array(), 0, held.size());
    held.reset();
  }

  private void flush(Sink sink) throws InterruptedException {
    if (ready.size() > 0) {
      sink.write(ready.array(), ready.size());
      ready.reset();
    }
  }
}
