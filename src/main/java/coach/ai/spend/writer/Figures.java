package coach.ai.spend.writer;

import coach.ai.spend.LedgerFigures;
import coach.shared.Money;
import java.time.Duration;

/// Counts what the writer does.
///
/// Thread-safe: one thread writes, anybody reads.
final class Figures implements LedgerFigures {
  private final Backlog backlog;
  private volatile long commits;
  private volatile long failures;
  private volatile long committed;
  private volatile int lastBatch;
  private volatile Duration lastCommit = Duration.ZERO;
  private volatile Money overshoot = Money.ZERO;

  Figures(Backlog backlog) {
    this.backlog = backlog;
  }

  /// @param beyond what its settlements cost beyond hold and cap
  @SuppressWarnings("NonAtomicVolatileUpdate") // by the writer's thread alone
  void committed(int operations, Duration took, Money beyond) {
    commits++;
    committed += operations;
    lastBatch = operations;
    lastCommit = took;
    overshoot = overshoot.plus(beyond);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // by the writer's thread alone
  void failed() {
    failures++;
  }

  @Override
  public int waiting() {
    return backlog.waiting();
  }

  @Override
  public int retained() {
    return backlog.retained();
  }

  @Override
  public long commits() {
    return commits;
  }

  @Override
  public long failures() {
    return failures;
  }

  @Override
  public long committed() {
    return committed;
  }

  @Override
  public int lastBatch() {
    return lastBatch;
  }

  @Override
  public Duration lastCommit() {
    return lastCommit;
  }

  @Override
  public Money overshoot() {
    return overshoot;
  }
}
