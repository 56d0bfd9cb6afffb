package coach.ai.metrics;

import static coach.ai.metrics.Instruments.SECONDS;
import static coach.ai.metrics.Instruments.seconds;

import coach.ai.ModelId;
import coach.ai.routing.GatewayObserver.Attempt;
import coach.shared.Spelling;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/// Requests to providers: how many, how long, and those that were not made.
final class CallMetrics {
  private final Labels labels;
  private final Counter calls;
  private final Histogram durations;
  private final Histogram firstChunks;
  private final Counter passedOver;

  CallMetrics(Instruments make, Labels labels) {
    this.labels = labels;
    String help = "Requests to providers, by how each ended and why it was made.";
    this.calls =
        make.counter(
            "coach_ai_calls_total", help, "provider", "model", "purpose", "outcome", "kind");
    this.durations =
        make.histogram(
            "coach_ai_client_operation_duration_seconds",
            "Time that a request to a provider took.",
            SECONDS,
            "provider",
            "model");
    this.firstChunks =
        make.histogram(
            "coach_ai_client_time_to_first_chunk_seconds",
            "Time from a request to the first text of its stream.",
            SECONDS,
            "provider",
            "model");
    this.passedOver =
        make.counter(
            "coach_ai_passed_over_total",
            "Models of a route that were not asked, by reason.",
            "provider",
            "model",
            "reason");
  }

  void attempted(Attempt attempt, String outcome) {
    String provider = attempt.model().provider().text();
    String model = labels.model(attempt.model());
    String kind = Spelling.of(attempt.kind());
    calls.labelValues(provider, model, attempt.purpose().text(), outcome, kind).inc();
    durations.labelValues(provider, model).observe(seconds(attempt.settlement().latency()));
    attempt
        .settlement()
        .firstByte()
        .ifPresent(first -> firstChunks.labelValues(provider, model).observe(seconds(first)));
  }

  void passedOver(ModelId model, String reason) {
    passedOver
        .labelValues(model.provider().text(), labels.model(model), labels.reason(reason))
        .inc();
  }
}
