package coach.ai.routing.journey;

import coach.ai.routing.request.Errand;
import coach.ai.routing.request.Listening;
import coach.ai.routing.time.Deadline;
import coach.platform.task.Departure;
import java.time.Duration;
import java.util.UUID;

/// One answer under way: what is the same for all its attempts, and what they leave behind.
///
/// @param id what all its attempts have in common in the books
record Progress(
    UUID id,
    Errand errand,
    Deadline deadline,
    Listening listening,
    Departure departure,
    TrailBook trail,
    Leavings leavings) {

  /// Whether any of the answer has been heard: that cannot be taken back.
  boolean hasBegun() {
    return listening.hasBegun() || errand.hasBegun();
  }

  /// Whether nothing more may begin: nobody waits any more, or there is no time for it.
  boolean isOver() {
    boolean late =
        trail.attempts() == 0
            ? !deadline.remaining().isPositive()
            : !deadline.allowsAnother(Duration.ZERO);
    return late || departure.happened();
  }
}
