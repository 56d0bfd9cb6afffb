package coach.ai.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coach.ai.ModelId;
import coach.ai.provider.Listing.Listed;
import coach.ai.routing.Breakers;
import coach.ai.routing.GatewayObserver.Kind;
import coach.ops.Promtool;
import coach.ops.metrics.Exposition;
import coach.shared.Money;
import coach.support.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AiGaugesTest {
  private static final ModelId MODEL = ModelId.of("openai/gpt-5");
  private static final String OF_MODEL = "{model=\"gpt-5\",provider=\"openai\"} ";
  private static final Duration SOON = Duration.ofSeconds(30);

  @SuppressWarnings("NullAway.Init")
  private StatusRig rig;

  @BeforeEach
  void start() {
    rig =
        new StatusRig(
            TestDatabase.freshUrl(), Configurations.of(Configurations.openai(StatusRig.KEY)));
    LocalDate tomorrow = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).plusDays(1);
    rig.provider.models = List.of(new Listed("gpt-5", Optional.of(tomorrow)));
    rig.breakers =
        List.of(
            new Breakers.View(
                MODEL.toString(),
                Breakers.State.HALF_OPEN,
                Optional.empty(),
                Instant.now(),
                false));
    rig.spent = Optional.of(Money.ofUsd(new BigDecimal("61")));
    rig.observer.attempted(
        Attempts.completed(
            MODEL, Kind.FIRST, Attempts.headroom(99, 12_000, Duration.ofSeconds(6))));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void everythingThatIsRememberedIsExposedAndPromtoolFindsNothingToComplainAbout()
      throws Exception {
    await().atMost(SOON).until(() -> page().contains("coach_ai_budget_held_usd{"));
    await().atMost(SOON).until(() -> page().contains("coach_ai_model_left_seconds{"));
    await().atMost(SOON).until(() -> page().contains("coach_ai_key_age_seconds{"));

    assertThat(page())
        .contains("coach_ai_budget_remaining_usd{budget=\"day\"} 0.0")
        .contains("coach_ai_budget_overshoot_usd 1.5")
        .contains("coach_ai_unsettled_attempts{state=\"unknown\"} 2.0")
        .contains("coach_ai_unsettled_usd{state=\"unknown\"} 0.125")
        .contains("coach_ai_unsettled_oldest_seconds 5400.0")
        .contains("coach_ai_breaker_state{name=\"openai/gpt-5\",state=\"half_open\"} 1.0")
        .contains("coach_ai_breaker_state{name=\"openai/gpt-5\",state=\"open\"} 0.0")
        .contains("coach_ai_headroom_requests" + OF_MODEL + "99.0")
        .contains("coach_ai_headroom_tokens" + OF_MODEL + "12000.0")
        .contains("coach_ai_model_left_seconds" + OF_MODEL)
        .contains("coach_ai_price_age_seconds" + OF_MODEL);
    assertThat(Promtool.check(page())).isEqualTo(new Promtool.Verdict(0, ""));
  }

  @Test
  void whatNobodyKnowsHasNoSample() {
    rig.spent = Optional.empty();

    assertThat(page()).doesNotContain("coach_ai_budget_held_usd{", "coach_ai_unsettled_usd{");
  }

  private String page() {
    return new String(
        new Exposition(rig.prometheus).page(Optional.empty()).body(), StandardCharsets.UTF_8);
  }
}
