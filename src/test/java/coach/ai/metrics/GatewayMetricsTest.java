package coach.ai.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.Answer;
import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.Trail;
import coach.ai.Usage;
import coach.ai.provider.Reply.Headroom;
import coach.ai.routing.GatewayObserver.Attempt;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ai.spend.Settlement;
import coach.ai.spend.Settlement.Charge;
import coach.ai.status.Attempts;
import coach.ai.status.ManualClock;
import coach.ai.status.Observers;
import coach.ops.metrics.Exposition;
import coach.shared.Money;
import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayMetricsTest {
  private static final ModelId TERRA = ModelId.of("openai/gpt-5.6-terra");
  private static final String ON_TERRA = "{model=\"gpt-5.6-terra\",provider=\"openai\"";

  private final PrometheusRegistry prometheus = new PrometheusRegistry();
  private final MetricRegistry registry = new MetricRegistry();
  private final Labels labels =
      new Labels(List.of(TERRA), (_, _) -> Optional.empty(), new ManualClock());
  private final Observers gateway =
      new Observers(
          List.of(new GatewayMetrics(prometheus, labels), new RegistryMetrics(registry, labels)));

  @Test
  void aCallIsCountedWithWhatItUsedAndCost() {
    gateway.attempted(Attempts.completed(TERRA, Kind.RETRY, Headroom.UNKNOWN));

    assertThat(page())
        .contains(
            "coach_ai_calls_total{kind=\"retry\",model=\"gpt-5.6-terra\",outcome=\"completed\","
                + "provider=\"openai\",purpose=\"review\"} 1.0")
        .contains("coach_ai_client_operation_duration_seconds_sum" + ON_TERRA + "} 0.8")
        .contains("coach_ai_client_time_to_first_chunk_seconds_sum" + ON_TERRA + "} 0.3")
        .contains(
            "coach_ai_client_token_usage_total" + ON_TERRA + ",token_type=\"cached_input\"} 5.0")
        .contains("coach_ai_cost_usd_total" + ON_TERRA + "} 0.001")
        .contains("coach_ai_estimate_ratio_sum" + ON_TERRA + "} 4.0")
        .doesNotContain("coach_ai_wasted_usd_total{");
    assertThat(registry.counter("ai.calls.completed").getCount()).isEqualTo(1);
    assertThat(registry.counter("ai.cost_micro_usd").getCount()).isEqualTo(1_000);
    assertThat(registry.timer("ai.call.duration").getCount()).isEqualTo(1);
  }

  @Test
  void whatCostAndBroughtNoAnswerIsWasted() {
    Charge charge = new Charge.Settled(Usage.of(10, 10), Attempts.COST);

    gateway.attempted(Attempts.failed(TERRA, FailureClass.MALFORMED, charge));

    assertThat(page()).contains("coach_ai_wasted_usd_total" + ON_TERRA + "} 0.001");
  }

  @Test
  void whatIsUnknownCostsNothingYet() {
    gateway.attempted(Attempts.failed(TERRA, FailureClass.TIMEOUT, new Charge.Unknown()));

    assertThat(page())
        .contains("outcome=\"timeout\"")
        .doesNotContain("coach_ai_cost_usd_total{", "coach_ai_estimate_ratio_sum");
  }

  @Test
  void whatIsFreeHasNoRatio() {
    Attempt free = Attempts.completed(TERRA, Kind.FIRST, Headroom.UNKNOWN);
    Charge nothing = new Charge.Settled(Usage.of(1, 1), Money.ZERO);
    Settlement settlement =
        new Settlement(nothing, "completed", Duration.ofMillis(1), Optional.empty());

    gateway.attempted(
        new Attempt(TERRA, Purpose.REVIEW, Kind.FIRST, Money.ZERO, free.reply(), settlement));

    assertThat(page()).doesNotContain("coach_ai_estimate_ratio_sum");
  }

  @Test
  void tenThousandMadeUpModelsAndReasonsAreFewSeries() {
    for (int i = 0; i < 10_000; i++) {
      ModelId model = new ModelId(ProviderName.OPENAI, "made-up-" + i);
      gateway.attempted(Attempts.completed(model, Kind.FIRST, Headroom.UNKNOWN));
      gateway.passedOver(model, "reason-" + i);
    }

    assertThat(page().lines().filter(line -> !line.startsWith("#")).count()).isLessThan(200);
    assertThat(page()).contains("model=\"other\"").doesNotContain("made-up");
    assertThat(registry.getNames()).hasSizeLessThan(60);
  }

  @Test
  void anAnswerIsCountedByItsKindWithOurOwnShareOfTheTime() {
    gateway.answered(
        Purpose.COMPAT,
        new Answer.LedgerUnavailable(Trail.NONE),
        Duration.ofSeconds(2),
        Duration.ofMillis(4));

    assertThat(page())
        .contains("coach_ai_answers_total{kind=\"ledger_unavailable\",purpose=\"compat\"} 1.0")
        .contains("coach_ai_answer_duration_seconds_sum{purpose=\"compat\"} 2.0")
        .contains("coach_ai_overhead_seconds_bucket{purpose=\"compat\",le=\"0.005\"} 1")
        .contains("coach_ai_overhead_seconds_bucket{purpose=\"compat\",le=\"0.0025\"} 0");
  }

  private String page() {
    return new String(
        new Exposition(prometheus).page(Optional.empty()).body(), StandardCharsets.UTF_8);
  }
}
