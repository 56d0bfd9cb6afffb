package coach.ai.window;

import coach.ai.spend.Budgets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// The ledger as status, metrics and alerts read it: however many they are, the database is asked
/// about once a second, and nobody waits long for it.
public final class Books {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Memo<Account> account;
  private final Memo<Windows> windows;

  /// @param zone of the budget's day
  public Books(
      Budgets budgets,
      WindowDao attempts,
      ZoneId zone,
      InstantSource clock,
      Executor executor,
      LongSupplier nanos) {
    this.account = new Memo<>("budgets", () -> Account.read(budgets), executor, PATIENCE, nanos);
    this.windows =
        new Memo<>(
            "ledger",
            () -> Windows.read(attempts, clock.instant(), zone),
            executor,
            PATIENCE,
            nanos);
  }

  /// What can be had at once or in a moment; nothing of what the database does not tell.
  public Reading read() {
    windows.known(); // both are asked at the same time
    return new Reading(account.get(), windows.get());
  }

  public record Reading(Optional<Account> account, Optional<Windows> windows) {
    public boolean isComplete() {
      return account.isPresent() && windows.isPresent();
    }
  }

  /// Without waiting, and up to a minute old.
  public Optional<Account> knownAccount() {
    return account.known();
  }
}
