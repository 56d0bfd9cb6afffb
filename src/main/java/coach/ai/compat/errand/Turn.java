package coach.ai.compat.errand;

import coach.ai.ModelId;
import coach.ai.compat.answer.AnswerWriter;
import java.util.Optional;

/// One request of an answer, and what it leaves behind beside its reply.
///
/// Thread-safe: each thing is written by the request, and read when that is over.
public final class Turn {
  private final ModelId model;
  private volatile Optional<byte[]> body = Optional.empty();
  private volatile Optional<AnswerWriter> writer = Optional.empty();
  private volatile boolean failureTold;
  private volatile int nextEvent;

  Turn(ModelId model) {
    this.model = model;
  }

  public ModelId model() {
    return model;
  }

  /// The whole of an answer.
  void put(byte[] whole) {
    body = Optional.of(whole);
  }

  public Optional<byte[]> body() {
    return body;
  }

  /// What writes the stream that is under way, when it is not the provider.
  void writes(AnswerWriter own) {
    writer = Optional.of(own);
  }

  public Optional<AnswerWriter> writer() {
    return writer;
  }

  /// The stream itself says that it failed.
  void failureTold() {
    failureTold = true;
  }

  public boolean isFailureTold() {
    return failureTold;
  }

  void goesOnAt(int number) {
    nextEvent = number;
  }

  /// The number that the stream's next event has, when it is the provider's.
  public int nextEvent() {
    return nextEvent;
  }
}
