package coach.identity.user;

import coach.identity.Caller;
import coach.platform.AuditEntry;
import coach.platform.AuditLog;
import coach.platform.Origin;
import coach.platform.db.Transactions;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What operators do, done and recorded in one transaction: both or neither.
public record Deeds(Transactions transactions, AuditLog audit) {

  /// Who does it, and from where.
  public record By(Caller caller, Optional<Origin> origin) {}

  /// @param subject of the entry, once it is done
  public <T> T perform(String action, By by, Function<T, String> subject, Supplier<T> deed) {
    return transactions.in(
        () -> {
          T result = deed.get();
          AuditEntry entry = AuditEntry.success(action, by.caller().actor(), subject.apply(result));
          audit.record(by.origin().map(entry::from).orElse(entry));
          return result;
        });
  }
}
