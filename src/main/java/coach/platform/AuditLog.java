package coach.platform;

/// Where features write down what was done. Operations keeps it.
public interface AuditLog {
  /// Returns when the entry is durable: what could not be recorded must not be done. Within a
  /// transaction, a success is kept with what was done, or gone with it; a failure is kept whatever
  /// becomes of the transaction.
  void record(AuditEntry entry);
}
