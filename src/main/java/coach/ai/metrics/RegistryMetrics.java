package coach.ai.metrics;

import coach.ai.Answer;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.Usage;
import coach.ai.routing.GatewayObserver;
import coach.ai.spend.Settlement.Charge;
import coach.shared.Spelling;
import com.codahale.metrics.MetricRegistry;
import java.time.Duration;

/// The same for Dropwizard's registry, and through it for Graphite. Names are dotted and closed:
/// `ai.calls.<outcome>`, `ai.kinds.<kind>`, `ai.answers.<kind>`, `ai.tokens.<kind>`.
public final class RegistryMetrics implements GatewayObserver {
  private final MetricRegistry registry;
  private final Labels labels;

  public RegistryMetrics(MetricRegistry registry, Labels labels) {
    this.registry = registry;
    this.labels = labels;
  }

  @Override
  public void attempted(Attempt attempt) {
    String kind = Spelling.of(attempt.kind());
    count("ai.calls." + Labels.outcome(attempt.settlement().outcome()), 1);
    count("ai.kinds." + kind, 1);
    time("ai.call.duration", attempt.settlement().latency());
    attempt.settlement().firstByte().ifPresent(first -> time("ai.call.first_chunk", first));
    if (attempt.settlement().charge() instanceof Charge.Settled(var usage, var cost)) {
      tokens(usage);
      count("ai.cost_micro_usd", cost.microUsd());
    }
  }

  @Override
  public void passedOver(ModelId model, String reason) {
    count("ai.passed_over." + labels.reason(reason), 1);
  }

  @Override
  public void answered(Purpose purpose, Answer answer, Duration took, Duration overhead) {
    count("ai.answers." + AnswerKinds.of(answer), 1);
    count("ai.wasted_micro_usd", answer.trail().wasted().microUsd());
    time("ai.answer.duration", took);
    time("ai.answer.overhead", overhead);
  }

  private void tokens(Usage usage) {
    count("ai.tokens.input", usage.input());
    count("ai.tokens.cached_input", usage.cachedInput());
    count("ai.tokens.cache_write", usage.cacheWrite());
    count("ai.tokens.output", usage.output());
    count("ai.tokens.reasoning", usage.reasoning());
  }

  private void count(String name, long by) {
    registry.counter(name).inc(by);
  }

  private void time(String name, Duration duration) {
    registry.timer(name).update(duration);
  }
}
