package coach.ai.metrics;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.Usage;
import coach.ai.routing.GatewayObserver;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Money;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// Counts what the gateway does, for Prometheus. Asks nobody, and never throws for a label.
public final class GatewayMetrics implements GatewayObserver {
  private static final Set<String> ANSWERS = Set.of("completed", "incomplete", "declined");
  private static final double[] CALLS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 25, 30, 35, 60, 120};
  private static final double[] OVERHEADS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5
  };
  private static final double[] RATIOS = {1, 1.25, 1.5, 2, 3, 5, 10, 20, 50, 100, 1000};
  private static final String[] MODEL = {"provider", "model"};

  private final PrometheusRegistry registry;
  private final Labels labels;
  private final Counter calls;
  private final Histogram durations;
  private final Histogram firstChunks;
  private final Counter tokens;
  private final Counter cost;
  private final Counter wasted;
  private final Histogram ratios;
  private final Counter passedOver;
  private final Counter answers;
  private final Histogram answerDurations;
  private final Histogram overheads;

  public GatewayMetrics(PrometheusRegistry registry, Labels labels) {
    this.registry = registry;
    this.labels = labels;
    this.calls =
        counter(
            "coach_ai_calls_total",
            "Requests to providers, by how each ended and why it was made.",
            "provider",
            "model",
            "purpose",
            "outcome",
            "kind");
    this.durations =
        histogram(
            "coach_ai_client_operation_duration_seconds",
            "Time that a request to a provider took.",
            CALLS,
            MODEL);
    this.firstChunks =
        histogram(
            "coach_ai_client_time_to_first_chunk_seconds",
            "Time from a request to the first text of its stream.",
            CALLS,
            MODEL);
    this.tokens =
        counter(
            "coach_ai_client_token_usage_total",
            "Billable tokens, by kind; reasoning is a part of output.",
            "provider",
            "model",
            "token_type");
    this.cost = counter("coach_ai_cost_usd_total", "What settled requests cost, in USD.", MODEL);
    this.wasted =
        counter(
            "coach_ai_wasted_usd_total",
            "What settled requests cost that brought no answer, in USD.",
            MODEL);
    this.ratios =
        histogram(
            "coach_ai_estimate_ratio",
            "What was held for a request, by what it cost; never below 1.",
            RATIOS,
            MODEL);
    this.passedOver =
        counter(
            "coach_ai_passed_over_total",
            "Models of a route that were not asked, by reason.",
            "provider",
            "model",
            "reason");
    this.answers =
        counter("coach_ai_answers_total", "Answers, by how each ended.", "purpose", "kind");
    this.answerDurations =
        histogram(
            "coach_ai_answer_duration_seconds",
            "Time that an answer took, over all its requests.",
            CALLS,
            "purpose");
    this.overheads =
        histogram(
            "coach_ai_overhead_seconds",
            "The part of an answer's time in which no provider was waited for.",
            OVERHEADS,
            "purpose");
  }

  @Override
  public void attempted(Attempt attempt) {
    String provider = attempt.model().provider().text();
    String model = labels.model(attempt.model());
    String outcome = Labels.outcome(attempt.settlement().outcome());
    String kind = attempt.kind().name().toLowerCase(Locale.ROOT);
    calls.labelValues(provider, model, attempt.purpose().text(), outcome, kind).inc();
    durations.labelValues(provider, model).observe(seconds(attempt.settlement().latency()));
    attempt
        .settlement()
        .firstByte()
        .ifPresent(first -> firstChunks.labelValues(provider, model).observe(seconds(first)));
    if (attempt.settlement().charge() instanceof Charge.Settled(var usage, var paid)) {
      tokens(provider, model, usage);
      paid(provider, model, outcome, paid);
      estimated(provider, model, attempt.held(), paid);
    }
  }

  @Override
  public void passedOver(ModelId model, String reason) {
    passedOver
        .labelValues(model.provider().text(), labels.model(model), labels.reason(reason))
        .inc();
  }

  @Override
  public void answered(Purpose purpose, Answer answer, Duration took, Duration overhead) {
    answers.labelValues(purpose.text(), AnswerKinds.of(answer)).inc();
    answerDurations.labelValues(purpose.text()).observe(seconds(took));
    overheads.labelValues(purpose.text()).observe(seconds(overhead));
  }

  private void tokens(String provider, String model, Usage usage) {
    tokens.labelValues(provider, model, "input").inc(usage.input());
    tokens.labelValues(provider, model, "cached_input").inc(usage.cachedInput());
    tokens.labelValues(provider, model, "cache_write").inc(usage.cacheWrite());
    tokens.labelValues(provider, model, "output").inc(usage.output());
    tokens.labelValues(provider, model, "reasoning").inc(usage.reasoning());
  }

  private void paid(String provider, String model, String outcome, Money paid) {
    double usd = paid.usd().doubleValue();
    cost.labelValues(provider, model).inc(usd);
    if (!ANSWERS.contains(outcome)) {
      wasted.labelValues(provider, model).inc(usd);
    }
  }

  /// What is free has no ratio.
  private void estimated(String provider, String model, Money held, Money paid) {
    if (paid.exceeds(Money.ZERO)) {
      ratios
          .labelValues(provider, model)
          .observe((double) held.microUsd() / (double) paid.microUsd());
    }
  }

  private Counter counter(String name, String help, String... labelNames) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labelNames)
        .withoutExemplars()
        .register(registry);
  }

  private Histogram histogram(String name, String help, double[] bounds, String... labelNames) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labelNames)
        .classicOnly()
        .classicUpperBounds(bounds)
        .withoutExemplars()
        .register(registry);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
