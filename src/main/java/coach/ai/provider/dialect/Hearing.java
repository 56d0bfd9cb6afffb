package coach.ai.provider.dialect;

import coach.ai.AiGateway.Deltas;
import coach.ai.provider.Reply.Exchange;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.wire.Deadline;
import java.time.Duration;
import java.util.Optional;

/// What one request has shown so far. For one thread.
final class Hearing {
  private final Deltas deltas;
  private final Deadline deadline;
  private final StringBuilder text = new StringBuilder();
  private Optional<String> providerRequestId = Optional.empty();
  private Optional<Duration> firstByte = Optional.empty();
  private Headroom headroom = Headroom.UNKNOWN;
  private boolean begun;

  Hearing(Deltas deltas, Deadline deadline) {
    this.deltas = deltas;
    this.deadline = deadline;
  }

  void answered(Optional<String> requestId, Headroom left) {
    providerRequestId = requestId;
    headroom = left;
  }

  /// The next piece of a stream.
  void hear(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    if (firstByte.isEmpty()) {
      firstByte = Optional.of(deadline.elapsed());
    }
    text.append(piece);
    tell(piece);
  }

  /// The text as a whole; who listens and has heard nothing, hears it now.
  String whole(String complete) {
    if (complete.isEmpty()) {
      return text.toString();
    }
    if (text.isEmpty()) {
      tell(complete);
    }
    return complete;
  }

  boolean begun() {
    return begun;
  }

  Exchange exchange() {
    return new Exchange(providerRequestId, firstByte, deadline.elapsed(), headroom);
  }

  private void tell(String piece) {
    if (deltas.wanted()) {
      begun = true;
      deltas.accept(piece);
    }
  }
}
