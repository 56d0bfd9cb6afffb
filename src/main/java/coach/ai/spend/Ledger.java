package coach.ai.spend;

/// Durable holds before, and settlements after, every request that may cost something.
public interface Ledger {

  /// Returns when the hold is committed, or refused. What was not committed leaves nothing behind.
  Grant hold(HoldRequest request) throws InterruptedException;

  /// Queues it, and returns: it is written within moments, or as soon as the database takes it, and
  /// the hold counts until then. A process that is killed in between leaves a hold behind, which
  /// becomes an unknown outcome. Once per hold.
  void settle(Hold hold, Settlement settlement);

  /// Returns when what was settled here before is written, or when that takes long. For who reads
  /// the books, so that everybody finds the answer that he just got.
  void await() throws InterruptedException;
}
