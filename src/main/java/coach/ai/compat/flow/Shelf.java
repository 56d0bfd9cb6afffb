package coach.ai.compat.flow;

import coach.ai.ModelId;
import coach.ai.compat.answer.AnswerWriter;
import coach.ai.compat.translate.Translation.Inexpressible;
import java.util.Optional;

/// What the attempts of one answer leave behind, beside their replies.
///
/// Thread-safe: each thing is written by the attempt under way, and read when it is over.
final class Shelf {
  private volatile Optional<byte[]> body = Optional.empty();
  private volatile Optional<ModelId> model = Optional.empty();
  private volatile Optional<AnswerWriter> writer = Optional.empty();
  private volatile Optional<Inexpressible> inexpressible = Optional.empty();
  private volatile boolean failureTold;

  void asking(ModelId asked) {
    model = Optional.of(asked);
    writer = Optional.empty();
  }

  /// The model that was asked last.
  Optional<ModelId> model() {
    return model;
  }

  /// The whole of an answer.
  void put(byte[] whole) {
    body = Optional.of(whole);
  }

  Optional<byte[]> body() {
    return body;
  }

  /// What writes the stream that is under way, when it is not the provider.
  void writes(AnswerWriter own) {
    writer = Optional.of(own);
  }

  Optional<AnswerWriter> writer() {
    return writer;
  }

  /// The first thing that a model could not be asked.
  void cannotSay(Inexpressible what) {
    if (inexpressible.isEmpty()) {
      inexpressible = Optional.of(what);
    }
  }

  Optional<Inexpressible> inexpressible() {
    return inexpressible;
  }

  /// The stream itself says that it failed.
  void failureTold() {
    failureTold = true;
  }

  boolean isFailureTold() {
    return failureTold;
  }
}
