package coach.coaching.review;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import coach.coaching.ReviewId;
import coach.coaching.TradeReview.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// One review under way on this node, and who listens to it.
///
/// Thread-safe: both lists change under its own lock only.
final class Run {
  private final ReviewId id;
  private final List<State> past = new ArrayList<>(List.of(State.ACCEPTED));
  private final List<BlockingQueue<State>> listeners = new ArrayList<>();

  Run(ReviewId id) {
    this.id = id;
  }

  ReviewId id() {
    return id;
  }

  synchronized void tell(State state) {
    past.add(state);
    listeners.forEach(listener -> listener.add(state));
  }

  synchronized Following follow() {
    BlockingQueue<State> steps = new LinkedBlockingQueue<>(past);
    listeners.add(steps);
    return patience -> Optional.ofNullable(steps.poll(patience.toNanos(), NANOSECONDS));
  }
}
