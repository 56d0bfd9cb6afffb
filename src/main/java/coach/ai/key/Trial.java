package coach.ai.key;

import java.time.Duration;
import java.util.Optional;

/// What is known of one value of a key.
///
/// @param refused by the provider, when last heard of
/// @param why it does not serve; safe to show
/// @param refusals of live calls: each makes the pause before the next trial longer, because a key
///     that only lists models would otherwise be taken back every minute
/// @param nextAt when to try it again, by a clock that does not jump; absent = now
record Trial(boolean refused, Optional<String> why, int refusals, Optional<Long> nextAt) {
  static final Trial NONE = new Trial(false, Optional.empty(), 0, Optional.empty());

  /// So that health shows within a minute that a provider takes its key again.
  static final Duration PAUSE = Duration.ofSeconds(45);

  private static final int MOST_DOUBLINGS = 6;

  boolean isDue(long now) {
    return nextAt.filter(at -> now - at < 0).isEmpty();
  }

  /// Whatever comes of it, the next one has to wait.
  Trial begun(long now) {
    return new Trial(refused, why, refusals, Optional.of(now + PAUSE.toNanos()));
  }

  Trial good() {
    return new Trial(false, Optional.empty(), refusals, nextAt);
  }

  Trial refusedBecause(String reason) {
    return new Trial(true, Optional.of(reason), refusals, nextAt);
  }

  /// What a provider said before stands.
  Trial unclearBecause(String reason) {
    return refused ? this : new Trial(false, Optional.of(reason), refusals, nextAt);
  }

  Trial refusedLive(long now) {
    long pause = PAUSE.toNanos() << Math.min(refusals, MOST_DOUBLINGS);
    return new Trial(
        true,
        Optional.of("the provider refused a call with it"),
        refusals + 1,
        Optional.of(now + pause));
  }
}
