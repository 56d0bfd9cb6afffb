package coach.ai.spend;

import coach.ai.Answer.Budget;
import coach.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What has been spent and may be, read from the books when asked.
public interface Budgets {

  /// The caps of the whole service: day and month.
  ///
  /// @throws coach.platform.ProblemException when the database does not answer
  List<Standing> standings();

  /// Attempts of which nobody knows yet what they cost.
  Unsettled unsettled();

  /// What settlements on this node cost beyond their holds and beyond a cap, since its start:
  /// anything but zero is a wrong price or a wrong worst case. A cap that was lowered is no part.
  Money overshoot();

  /// @param target what is aimed at; only the day has one
  record Standing(
      Budget budget,
      Money cap,
      Optional<Money> target,
      Money spent,
      Money held,
      Instant starts,
      Instant resetsAt) {

    /// Never below zero, also when a provider charged more than was held.
    public Money remaining() {
      Money used = spent.plus(held);
      return used.exceeds(cap) ? Money.ZERO : cap.minus(used);
    }
  }

  /// @param held under way now
  /// @param unknown ended without anybody knowing what they cost
  /// @param oldest how long the oldest of the unknown has been waiting for somebody
  record Unsettled(Part held, Part unknown, Optional<Duration> oldest) {}

  record Part(long attempts, Money amount) {}
}
