package coach.ai.spend;

import coach.ai.Usage;
import coach.shared.Money;
import java.time.Duration;
import java.util.Optional;

/// How an attempt ended, for the books.
///
/// @param outcome `completed`, `incomplete`, `declined`, or the text of a failure class
/// @param firstByte of a stream
public record Settlement(
    Charge charge, String outcome, Duration latency, Optional<Duration> firstByte) {

  /// What becomes of the hold.
  public sealed interface Charge {
    /// The provider said what was used.
    record Settled(Usage usage, Money cost) implements Charge {}

    /// The provider certainly charged nothing.
    record Released() implements Charge {}

    /// Nobody knows: the hold stays until somebody does.
    record Unknown() implements Charge {}
  }
}
