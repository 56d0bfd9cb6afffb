package coach.ai.metrics;

import static coach.ai.metrics.Instruments.SECONDS;
import static coach.ai.metrics.Instruments.seconds;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.routing.GatewayObserver;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/// Counts what the gateway does, for Prometheus. Asks nobody, and never throws for a label.
public final class GatewayMetrics implements GatewayObserver {
  private static final double[] OVERHEADS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5
  };

  private final CallMetrics calls;
  private final SpendMetrics spend;
  private final Counter answers;
  private final Histogram durations;
  private final Histogram overheads;

  public GatewayMetrics(PrometheusRegistry registry, Labels labels) {
    var make = new Instruments(registry);
    this.calls = new CallMetrics(make, labels);
    this.spend = new SpendMetrics(make, labels);
    this.answers =
        make.counter("coach_ai_answers_total", "Answers, by how each ended.", "purpose", "kind");
    this.durations =
        make.histogram(
            "coach_ai_answer_duration_seconds",
            "Time that an answer took, over all its requests.",
            SECONDS,
            "purpose");
    this.overheads =
        make.histogram(
            "coach_ai_overhead_seconds",
            "The part of an answer's time in which no provider was waited for.",
            OVERHEADS,
            "purpose");
  }

  @Override
  public void attempted(Attempt attempt) {
    String outcome = Labels.outcome(attempt.settlement().outcome());
    calls.attempted(attempt, outcome);
    spend.attempted(attempt, outcome);
  }

  @Override
  public void passedOver(ModelId model, String reason) {
    calls.passedOver(model, reason);
  }

  @Override
  public void answered(Purpose purpose, Answer answer, Duration took, Duration overhead) {
    answers.labelValues(purpose.text(), AnswerKinds.of(answer)).inc();
    durations.labelValues(purpose.text()).observe(seconds(took));
    overheads.labelValues(purpose.text()).observe(seconds(overhead));
  }
}
