package coach.platform;

/// Where features write down what was done. Operations keeps it.
public interface AuditLog {
  /// Returns when the entry is durable: what could not be recorded must not be done.
  void record(AuditEntry entry);
}
