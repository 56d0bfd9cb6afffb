package coach.ai.routing.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/// A clock that goes on evenly from an instant, whatever is done to the clock of the machine.
final class SteadyClock extends Clock {
  private final Instant begin;
  private final LongSupplier nanos;
  private final long first;

  SteadyClock(Instant begin, LongSupplier nanos) {
    this.begin = begin;
    this.nanos = nanos;
    this.first = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return begin.plusNanos(nanos.getAsLong() - first);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /// It is read for differences only, and those are the same everywhere.
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
