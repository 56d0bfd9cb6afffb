package coach.ai.spend.book;

import coach.ai.Usage;
import coach.ai.spend.Hold;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import coach.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What an attempt turns into.
///
/// @param state anything but held
/// @param cost exactly when it is settled
/// @param report absent when it is resolved: how it ended is on its row already
/// @param resolvedBy who found out afterwards; only what is unknown can be resolved
public record Ending(
    UUID id,
    Booked booked,
    AttemptState state,
    Optional<Usage> usage,
    Optional<Money> cost,
    Optional<Report> report,
    Optional<UserId> resolvedBy) {
  /// Nobody heard of the hold, so nothing was sent on it.
  private static final String NOT_SENT = "not_sent";

  public Ending {
    if (state == AttemptState.HELD || cost.isPresent() != (state == AttemptState.SETTLED)) {
      throw new IllegalArgumentException("no ending: " + state + " " + cost);
    }
  }

  /// How an attempt ended, as seen by whoever made it.
  public record Report(
      String outcome, Instant at, Optional<Duration> latency, Optional<Duration> firstByte) {}

  public static Ending of(Hold hold, Settlement settlement, Instant at) {
    Report report =
        new Report(
            settlement.outcome(), at, Optional.of(settlement.latency()), settlement.firstByte());
    return switch (settlement.charge()) {
      case Charge.Settled(var usage, var cost) ->
          seen(hold, AttemptState.SETTLED, Optional.of(usage), Optional.of(cost), report);
      case Charge.Released() ->
          seen(hold, AttemptState.RELEASED, Optional.empty(), Optional.empty(), report);
      case Charge.Unknown() ->
          seen(hold, AttemptState.UNKNOWN, Optional.empty(), Optional.empty(), report);
    };
  }

  /// Of a hold that its asker never got.
  public static Ending notSent(Hold hold, Instant at) {
    Report report = new Report(NOT_SENT, at, Optional.empty(), Optional.empty());
    return seen(hold, AttemptState.RELEASED, Optional.empty(), Optional.empty(), report);
  }

  /// @param cost absent = the provider charged nothing
  public static Ending resolved(UUID id, Booked booked, Optional<Money> cost, UserId by) {
    AttemptState state = cost.isPresent() ? AttemptState.SETTLED : AttemptState.RELEASED;
    return new Ending(id, booked, state, Optional.empty(), cost, Optional.empty(), Optional.of(by));
  }

  private static Ending seen(
      Hold hold, AttemptState state, Optional<Usage> usage, Optional<Money> cost, Report report) {
    return new Ending(
        hold.id(), Booked.of(hold), state, usage, cost, Optional.of(report), Optional.empty());
  }
}
