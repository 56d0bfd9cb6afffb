package coach.ai.spend.writer;

import coach.ai.spend.Grant;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.book.Ending;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// What the writer is asked to do. Whoever completes the future first has decided; it is never
/// completed with an exception.
sealed interface Operation {
  /// Whether anybody still wants it.
  boolean isWanted();

  /// Whether somebody waits for it.
  boolean isUrgent();

  /// A hold that is asked for; withdrawn by answering it oneself.
  record Opening(HoldRequest request, CompletableFuture<Grant> answer) implements Operation {
    Opening(HoldRequest request) {
      this(request, new CompletableFuture<>());
    }

    @Override
    public boolean isWanted() {
      return !answer.isDone();
    }

    @Override
    public boolean isUrgent() {
      return true;
    }
  }

  /// The end of an attempt, which has to be written in the end, wanted or not.
  record Closing(Ending ending) implements Operation {
    @Override
    public boolean isWanted() {
      return true;
    }

    @Override
    public boolean isUrgent() {
      return false;
    }
  }

  /// Nothing; makes the writer look up. It is heard once all that came before has been tried.
  record Call(CompletableFuture<Instant> heard) implements Operation {
    Call() {
      this(new CompletableFuture<>());
    }

    @Override
    public boolean isWanted() {
      return false;
    }

    @Override
    public boolean isUrgent() {
      return true;
    }
  }
}
