package coach.ai.spend.writer;

import coach.ai.spend.Grant;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.book.Ending;
import java.util.concurrent.CompletableFuture;

/// What the writer is asked to do. Whoever completes the future first has decided; it is never
/// completed with an exception.
sealed interface Operation {
  /// Whether anybody still wants it.
  boolean isWanted();

  /// A hold that is asked for; withdrawn by answering it oneself.
  record Opening(HoldRequest request, CompletableFuture<Grant> answer) implements Operation {
    Opening(HoldRequest request) {
      this(request, new CompletableFuture<>());
    }

    @Override
    public boolean isWanted() {
      return !answer.isDone();
    }
  }

  /// The end of an attempt, which has to be written in the end, wanted or not.
  record Closing(Ending ending, CompletableFuture<Ending> written) implements Operation {
    Closing(Ending ending) {
      this(ending, new CompletableFuture<>());
    }

    @Override
    public boolean isWanted() {
      return true;
    }

    void done() {
      written.complete(ending);
    }
  }

  /// Nothing; makes the writer look up.
  enum Call implements Operation {
    WAKE;

    @Override
    public boolean isWanted() {
      return false;
    }
  }
}
