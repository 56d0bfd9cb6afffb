package coach.web.limit;

import java.util.Arrays;
import java.util.function.LongSupplier;

/// The accepted requests of one key: in any stretch of one period at most the limit.
///
/// A request accepted at t counts during [t, t + period). A ring holds these times, oldest first; a
/// request is accepted when fewer than the limit are left in it. Time is monotonic: stepping the
/// wall clock neither locks clients out nor lets them in.
///
/// Thread-safe: every method holds this object's lock, also while it reads the time, so that the
/// ring is in order.
final class SlidingWindow {
  private static final int FIRST_CAPACITY = 8;

  private final LongSupplier nanos;
  private final long period;

  private long[] ring = new long[FIRST_CAPACITY];
  private int oldest;
  private int size;
  private boolean retired;

  SlidingWindow(LongSupplier nanos, long period) {
    this.nanos = nanos;
    this.period = period;
  }

  /// Accepts a request when there is room for it.
  synchronized Standing accept(int limit) {
    if (retired) {
      return Standing.RETIRED;
    }
    long now = nanos.getAsLong();
    forgetBefore(now);
    boolean accepted = size < limit;
    if (accepted) {
      append(now, limit);
    }
    return standing(accepted, limit, now);
  }

  /// Tells whether a request would be accepted.
  synchronized Standing look(int limit) {
    if (retired) {
      return Standing.RETIRED;
    }
    long now = nanos.getAsLong();
    forgetBefore(now);
    return standing(size < limit, limit, now);
  }

  /// Notes a request that was accepted elsewhere, and forgets the oldest if there is no room.
  synchronized Standing note(int limit) {
    if (retired) {
      return Standing.RETIRED;
    }
    long now = nanos.getAsLong();
    forgetBefore(now);
    while (size >= limit) {
      forgetOldest();
    }
    append(now, limit);
    return standing(true, limit, now);
  }

  /// From now on this window answers nobody: its key has another, or none.
  synchronized void retire() {
    retired = true;
  }

  private Standing standing(boolean accepted, int limit, long now) {
    if (size == 0) {
      return new Standing(accepted, limit, 0, 0);
    }
    long next = ring[at(Math.max(0, size - limit))];
    return new Standing(accepted, limit, size, next + period - now);
  }

  private void forgetBefore(long now) {
    while (size > 0 && now - ring[oldest] >= period) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    oldest = at(1);
    size--;
  }

  private void append(long now, int limit) {
    if (size == ring.length) {
      grow(limit);
    }
    ring[at(size)] = now;
    size++;
  }

  /// The ring grows no further than the largest limit that is asked for.
  private void grow(int limit) {
    long[] larger = Arrays.copyOf(ring, Math.min(2 * size, limit));
    System.arraycopy(ring, oldest, larger, 0, size - oldest);
    System.arraycopy(ring, 0, larger, size - oldest, oldest);
    ring = larger;
    oldest = 0;
  }

  private int at(int index) {
    int position = oldest + index;
    return position < ring.length ? position : position - ring.length;
  }
}
