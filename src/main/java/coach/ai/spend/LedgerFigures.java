package coach.ai.spend;

import coach.shared.Money;
import java.time.Duration;

/// How the writer of this node is doing, from memory: counters since its start, and states.
public interface LedgerFigures {
  /// Holds and settlements that wait for their transaction.
  int waiting();

  /// Settlements that the database did not take, and that are tried again.
  int retained();

  long commits();

  /// Transactions that failed, whatever became of what was in them.
  long failures();

  /// Holds and settlements that were committed.
  long committed();

  /// How many of them the last commit had.
  int lastBatch();

  /// How long the last transaction took that was committed.
  Duration lastCommit();

  /// What settlements cost beyond their hold and beyond a cap. Anything but zero is a wrong price
  /// or a wrong worst case.
  Money overshoot();
}
