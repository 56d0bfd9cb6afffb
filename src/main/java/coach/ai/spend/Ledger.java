package coach.ai.spend;

/// Durable holds before, and settlements after, every request that may cost something.
public interface Ledger {

  /// Returns when the hold is committed, or refused. What was not committed leaves nothing behind.
  Grant hold(HoldRequest request) throws InterruptedException;

  /// Returns when it is committed, or has been queued for too long: then it is written as soon as
  /// the database takes it, and the hold counts until then. Once per hold.
  void settle(Hold hold, Settlement settlement) throws InterruptedException;
}
