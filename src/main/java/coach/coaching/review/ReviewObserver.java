package coach.coaching.review;

import coach.coaching.interview.Ended;
import java.time.Duration;

/// Is told of every review that ends. Must neither block nor throw.
public interface ReviewObserver {
  void ended(Ended ended, Duration took);
}
