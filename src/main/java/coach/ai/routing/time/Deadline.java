package coach.ai.routing.time;

import java.time.Duration;
import java.util.function.LongSupplier;

/// When an answer has to be there, over all its attempts.
public final class Deadline {
  /// What is begun with less than this is paid for, and as good as never finished.
  private static final Duration WORTHWHILE = Duration.ofSeconds(1);

  private final LongSupplier nanos;
  private final Duration whole;
  private final long start;

  public Deadline(Duration whole, LongSupplier nanos) {
    this.nanos = nanos;
    this.whole = whole;
    this.start = nanos.getAsLong();
  }

  public Duration passed() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }

  /// Not below zero.
  public Duration remaining() {
    Duration left = whole.minus(passed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// How long to wait for a first word, where somebody else can be asked: so long that whoever that
  /// is has a chance as well. All that remains, when there is too little of it to be shared.
  public Duration patience() {
    Duration left = remaining();
    Duration most = left.multipliedBy(2).dividedBy(3);
    return left.minus(most).compareTo(WORTHWHILE) < 0 ? left : most;
  }

  /// Whether one more attempt has a chance after such a wait.
  public boolean allowsAnother(Duration wait) {
    return remaining().minus(wait).compareTo(WORTHWHILE) >= 0;
  }

  /// Whether so much time is enough to hold it against a model when it does not answer in it.
  public boolean isFair(Duration allowed) {
    return allowed.multipliedBy(2).compareTo(whole) >= 0;
  }
}
