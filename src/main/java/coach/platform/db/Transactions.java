package coach.platform.db;

import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// Lets a service say that several statements are one, without knowing how they are sent: whatever
/// DAOs of the same database do within joins the transaction.
public record Transactions(Jdbi jdbi) {
  public <T> T in(Supplier<T> work) {
    return jdbi.inTransaction(_ -> work.get());
  }

  public void run(Runnable work) {
    jdbi.useTransaction(_ -> work.run());
  }

  /// Called within [#in]: runs once the whole is committed, also when that is a transaction around
  /// this one; not at all when it is rolled back.
  public void afterCommit(Runnable work) {
    jdbi.useHandle(handle -> handle.afterCommit(work::run));
  }
}
