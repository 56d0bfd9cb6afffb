package coach.identity;

import coach.platform.AuditEntry;
import coach.platform.AuditLog;
import coach.platform.Origin;
import coach.platform.db.Transactions;
import java.util.function.Function;
import java.util.function.Supplier;

/// What callers do that must be accounted for, done and recorded in one transaction: both or
/// neither.
public record Deeds(Transactions transactions, AuditLog audit) {

  /// Who does it, and from where.
  public record By(Caller caller, Origin origin) {
    public AuditEntry did(String action, String subject) {
      return AuditEntry.success(action, caller.actor(), subject).from(origin);
    }
  }

  /// @param entry of the deed, once it is done
  public <T> T perform(Supplier<T> deed, Function<T, AuditEntry> entry) {
    return transactions.in(
        () -> {
          T done = deed.get();
          audit.record(entry.apply(done));
          return done;
        });
  }
}
