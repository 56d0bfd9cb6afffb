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
  private final Memo<Windows> recent;
  private final Memo<Windows> daily;

  /// @param zone of the budget's day
  public Books(
      Budgets budgets,
      WindowDao attempts,
      ZoneId zone,
      InstantSource clock,
      Executor executor,
      LongSupplier nanos) {
    this.account = new Memo<>("budgets", () -> Account.read(budgets), executor, PATIENCE, nanos);
    this.recent =
        new Memo<>(
            "last hour of the ledger",
            () -> Windows.recent(attempts, clock.instant()),
            executor,
            PATIENCE,
            nanos);
    this.daily =
        new Memo<>(
            "last day of the ledger",
            () -> Windows.daily(attempts, clock.instant(), zone),
            executor,
            PATIENCE,
            nanos);
  }

  /// What can be had at once or in a moment; nothing of what the database does not tell.
  public Reading read() {
    recent.known(); // all are asked at the same time
    daily.known();
    return new Reading(account.get(), recent.get(), daily.get());
  }

  /// @param recent the short spans
  /// @param daily the long ones
  public record Reading(
      Optional<Account> account, Optional<Windows> recent, Optional<Windows> daily) {
    public static final Reading NOTHING =
        new Reading(Optional.empty(), Optional.empty(), Optional.empty());

    public Optional<Windows.Window> window(Span span) {
      return switch (span) {
        case FIVE_MINUTES, HOUR -> recent.map(it -> it.of(span));
        case DAY, TODAY -> daily.map(it -> it.of(span));
      };
    }
  }

  /// Without waiting, and up to a minute old.
  public Optional<Account> knownAccount() {
    return account.known();
  }
}
