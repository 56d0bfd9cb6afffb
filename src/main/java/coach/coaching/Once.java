package coach.coaching;

import coach.platform.Problem;
import coach.shared.UserId;

/// Lets the requests with one `Idempotency-Key` begin one review, on whatever nodes they arrive.
public interface Once {

  /// Not within a transaction: others must see at once that it is begun.
  ///
  /// @param content by which the same request is told from another
  Begun begin(UserId owner, String key, byte[] content);

  /// What is to be done about a request with a key.
  sealed interface Begun {
    /// Begin a review, then finish or abandon the ticket.
    record Fresh(Ticket ticket) implements Begun {}

    /// It began this one.
    record Replay(ReviewId review) implements Begun {}

    record Refused(Problem why) implements Begun {}
  }

  /// The right to begin.
  interface Ticket {
    /// Called within the transaction in which the review is written: both or neither.
    void finish(ReviewId review);

    /// There is no review: whoever asks again is the first.
    void abandon();
  }
}
