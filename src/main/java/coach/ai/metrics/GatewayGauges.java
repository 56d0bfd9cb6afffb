package coach.ai.metrics;

import coach.ai.report.Snapshot;
import coach.ai.spend.Budgets.Standing;
import coach.ai.spend.Budgets.Unsettled;
import coach.ai.window.Account;
import coach.shared.Money;
import coach.shared.Spelling;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Money, as remembered at the moment of a scrape. What is not known has no sample, and no scrape
/// waits for the database.
public final class GatewayGauges {
  private final PrometheusRegistry registry;
  private final Supplier<Optional<Account>> account;

  /// @param account from memory
  public GatewayGauges(PrometheusRegistry registry, Supplier<Optional<Account>> account) {
    this.registry = registry;
    this.account = account;
  }

  /// @param memory without the books
  public void register(Supplier<Snapshot> memory) {
    budget("coach_ai_budget_cap_usd", "What may be spent in a period, in USD.", Standing::cap);
    budget("coach_ai_budget_spent_usd", "What was spent in this period, in USD.", Standing::spent);
    budget("coach_ai_budget_held_usd", "What is held in this period, in USD.", Standing::held);
    budget(
        "coach_ai_budget_remaining_usd",
        "What may still be held in this period, in USD.",
        Standing::remaining);
    GaugeWithCallback.builder()
        .name("coach_ai_budget_overshoot_usd")
        .help("What was charged beyond holds and caps, in USD; anything but 0 is a fault.")
        .callback(
            sample ->
                account.get().ifPresent(it -> sample.call(it.overshoot().usd().doubleValue())))
        .register(registry);
    unsettled();
    new ModelGauges(registry, memory).register();
  }

  private void unsettled() {
    gauge(
        "coach_ai_unsettled_attempts",
        "Requests whose cost is not known: held are under way, unknown wait for somebody.",
        "state",
        sample ->
            unsettled(
                it -> {
                  sample.call((double) it.held().attempts(), "held");
                  sample.call((double) it.unknown().attempts(), "unknown");
                }));
    gauge(
        "coach_ai_unsettled_usd",
        "What is held for requests whose cost is not known, in USD.",
        "state",
        sample ->
            unsettled(
                it -> {
                  sample.call(usd(it.held().amount()), "held");
                  sample.call(usd(it.unknown().amount()), "unknown");
                }));
    GaugeWithCallback.builder()
        .name("coach_ai_unsettled_oldest_seconds")
        .help("Age of the oldest request of unknown cost; 0 when there is none.")
        .callback(
            sample ->
                unsettled(it -> sample.call(it.oldest().map(age -> age.toSeconds()).orElse(0L))))
        .register(registry);
  }

  private void unsettled(Consumer<Unsettled> use) {
    account.get().map(Account::unsettled).ifPresent(use);
  }

  private void budget(String name, String help, Function<Standing, Money> amount) {
    gauge(
        name,
        help,
        "budget",
        sample ->
            account.get().stream()
                .flatMap(it -> it.standings().stream())
                .forEach(it -> sample.call(usd(amount.apply(it)), word(it))));
  }

  private void gauge(
      String name, String help, String label, Consumer<GaugeWithCallback.Callback> callback) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(callback)
        .register(registry);
  }

  private static String word(Standing standing) {
    return Spelling.of(standing.budget());
  }

  private static double usd(Money money) {
    return money.usd().doubleValue();
  }
}
