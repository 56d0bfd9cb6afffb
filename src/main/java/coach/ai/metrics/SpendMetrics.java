package coach.ai.metrics;

import coach.ai.Usage;
import coach.ai.routing.GatewayObserver.Attempt;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/// What settled requests used and cost, and how far off the estimate was.
final class SpendMetrics {
  private static final double[] RATIOS = {1, 1.25, 1.5, 2, 3, 5, 10, 20, 50, 100, 1000};
  private static final String[] MODEL = {"provider", "model"};

  private final Labels labels;
  private final Counter tokens;
  private final Counter cost;
  private final Counter wasted;
  private final Histogram ratios;

  SpendMetrics(Instruments make, Labels labels) {
    this.labels = labels;
    this.tokens =
        make.counter(
            "coach_ai_client_token_usage_total",
            "Billable tokens, by kind; reasoning is a part of output.",
            "provider",
            "model",
            "token_type");
    this.cost =
        make.counter("coach_ai_cost_usd_total", "What settled requests cost, in USD.", MODEL);
    this.wasted =
        make.counter(
            "coach_ai_wasted_usd_total",
            "What settled requests cost that brought no answer, in USD.",
            MODEL);
    this.ratios =
        make.histogram(
            "coach_ai_estimate_ratio",
            "What was held for a request, by what it cost; never below 1.",
            RATIOS,
            MODEL);
  }

  void attempted(Attempt attempt, String outcome) {
    if (attempt.settlement().charge() instanceof Charge.Settled(var usage, var paid)) {
      String provider = attempt.model().provider().text();
      String model = labels.model(attempt.model());
      used(provider, model, usage);
      cost.labelValues(provider, model).inc(paid.usd().doubleValue());
      if (!Labels.isAnswer(outcome)) {
        wasted.labelValues(provider, model).inc(paid.usd().doubleValue());
      }
      if (paid.exceeds(Money.ZERO)) { // what is free has no ratio
        double ratio = (double) attempt.held().microUsd() / (double) paid.microUsd();
        ratios.labelValues(provider, model).observe(ratio);
      }
    }
  }

  private void used(String provider, String model, Usage usage) {
    tokens.labelValues(provider, model, "input").inc(usage.input());
    tokens.labelValues(provider, model, "cached_input").inc(usage.cachedInput());
    tokens.labelValues(provider, model, "cache_write").inc(usage.cacheWrite());
    tokens.labelValues(provider, model, "output").inc(usage.output());
    tokens.labelValues(provider, model, "reasoning").inc(usage.reasoning());
  }
}
