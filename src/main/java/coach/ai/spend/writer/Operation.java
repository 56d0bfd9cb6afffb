package coach.ai.spend.writer;

import coach.ai.spend.Grant;
import coach.ai.spend.HoldRequest;
import coach.ai.spend.book.Ending;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// What the writer is asked to do.
sealed interface Operation {
  /// Whether anybody still wants it.
  boolean isWanted();

  /// A hold that is asked for; withdrawn by answering it oneself. Whoever answers first has
  /// decided; the answer is never an exception.
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
  record Closing(Ending ending) implements Operation {
    /// Whether it takes more room than its hold did: then no hold is decided without it.
    boolean takesRoom() {
      return ending.cost().filter(it -> it.exceeds(ending.booked().held())).isPresent();
    }

    @Override
    public boolean isWanted() {
      return true;
    }
  }

  /// Nothing; makes the writer look up. It is heard once all that came before has been tried.
  record Call(CountDownLatch heard) implements Operation {
    Call() {
      this(new CountDownLatch(1));
    }

    @Override
    public boolean isWanted() {
      return false;
    }
  }
}
