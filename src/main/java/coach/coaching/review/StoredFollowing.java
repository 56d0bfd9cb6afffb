package coach.coaching.review;

import coach.coaching.ReviewId;
import coach.coaching.TradeReview.State;
import coach.coaching.store.History;
import coach.platform.Problem;
import coach.platform.task.Pause;
import coach.shared.UserId;
import java.time.Duration;
import java.util.Optional;

/// Follows a review that another node is at work on, or that has ended, by looking at its row.
final class StoredFollowing implements Following {
  private static final long PAUSE = Duration.ofMillis(500).toNanos();

  private final History history;
  private final UserId owner;
  private final ReviewId id;
  private Optional<State> seen = Optional.empty();

  StoredFollowing(History history, UserId owner, ReviewId id) {
    this.history = history;
    this.owner = owner;
    this.id = id;
  }

  @Override
  public Optional<State> next(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    State now = now();
    while (seen.filter(now::equals).isPresent()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      Pause.REAL.of(Duration.ofNanos(Math.min(left, PAUSE)));
      now = now();
    }
    seen = Optional.of(now);
    return seen;
  }

  private State now() {
    return history.state(owner, id).orElseThrow(() -> new Problem.NotFound("review").toException());
  }
}
