package coach.ai.routing.guard;

import coach.ai.ProviderName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/// The [RetryBudget] of each provider.
public final class RetryBudgets {
  private final Map<ProviderName, RetryBudget> budgets = new EnumMap<>(ProviderName.class);

  /// @param earned retries for each request
  public RetryBudgets(double earned, LongSupplier nanos) {
    for (ProviderName provider : ProviderName.values()) {
      budgets.put(provider, new RetryBudget(earned, nanos));
    }
  }

  /// One request, not a retry, is made.
  public void requested(ProviderName provider) {
    of(provider).requested();
  }

  public boolean take(ProviderName provider) {
    return of(provider).take();
  }

  private RetryBudget of(ProviderName provider) {
    return Objects.requireNonNull(budgets.get(provider));
  }
}
