package coach.ai.status;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import coach.ai.report.Check;
import coach.ai.report.Checks;
import coach.ai.report.Recommendations;
import coach.ai.report.Snapshot;
import coach.ai.report.Target;
import coach.ai.report.Targets;
import coach.ai.status.AiHealthView.AiCheckView;
import coach.ai.status.AiHealthView.AiTodayView;
import coach.ai.status.AiHealthView.AiUsageView;
import coach.ai.status.AiMetricsView.AiAlertView;
import coach.ai.status.AiMetricsView.AiTargetView;
import coach.ai.status.AiMetricsView.AiWindowView;
import coach.ai.status.AiPartsView.AiBreakerView;
import coach.ai.status.AiPartsView.AiBudgetView;
import coach.ai.status.AiPartsView.AiConnectionView;
import coach.ai.status.AiPartsView.AiKeyView;
import coach.ai.status.AiPartsView.AiModelView;
import coach.ai.status.AiPartsView.AiRateLimitView;
import coach.ai.status.AiPartsView.AiUnsettledView;
import coach.platform.Mode;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// `GET /api/status/openai/production`: everything that there is to know.
///
/// @param budgets null while the books cannot be read, and `unsettled` too
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(ALWAYS)
record AiStatusView(
    Check.Word status,
    Mode mode,
    @JsonProperty("mockMode") boolean mockMode,
    Map<String, AiCheckView> checks,
    AiUsageView usage,
    AiRateLimitView rateLimit,
    Map<String, AiWindowView> windows,
    Map<String, AiTargetView> targets,
    AiComplianceView compliance,
    List<AiAlertView> alerts,
    List<String> recommendations,
    List<AiBreakerView> breakers,
    Optional<List<AiBudgetView>> budgets,
    Optional<AiUnsettledView> unsettled,
    List<AiModelView> models,
    List<AiKeyView> keys,
    List<AiConnectionView> connectivity,
    BigDecimal costUsd,
    Instant timestamp) {

  /// Which promises are kept; null where that is unknown.
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiComplianceView(
      Optional<Boolean> responseTime,
      Optional<Boolean> successRate,
      Optional<Boolean> dailyCost,
      Optional<Boolean> overall) {

    static AiComplianceView of(Map<String, Target> targets) {
      return new AiComplianceView(
          of(targets, Targets.RESPONSE_TIME),
          of(targets, Targets.SUCCESS_RATE),
          of(targets, Targets.DAILY_COST),
          overall(targets.values().stream().map(Target::compliant).toList()));
    }

    private static Optional<Boolean> of(Map<String, Target> targets, String name) {
      return Optional.ofNullable(targets.get(name)).flatMap(Target::compliant);
    }

    /// One broken promise is enough; all kept is known only when each is.
    private static Optional<Boolean> overall(List<Optional<Boolean>> parts) {
      if (parts.contains(Optional.of(false))) {
        return Optional.of(false);
      }
      return parts.stream().allMatch(Optional::isPresent) ? Optional.of(true) : Optional.empty();
    }
  }

  static AiStatusView of(Snapshot now) {
    SequencedMap<String, Check> checks = Checks.of(now);
    return new AiStatusView(
        Checks.overall(checks),
        now.setup().mode(),
        now.setup().mock(),
        AiHealthView.details(checks),
        new AiUsageView(AiTodayView.of(now)),
        AiRateLimitView.of(now),
        AiMetricsView.windows(now),
        AiMetricsView.targets(now),
        AiComplianceView.of(Targets.of(now)),
        AiAlertView.of(now),
        Recommendations.of(now),
        now.breakers().stream().map(AiBreakerView::of).toList(),
        now.books()
            .account()
            .map(account -> account.standings().stream().map(AiBudgetView::of).toList()),
        now.books().account().map(account -> AiUnsettledView.of(account.unsettled())),
        now.models().stream().map(AiModelView::of).toList(),
        now.keys().stream().map(key -> AiKeyView.of(key, now.at())).toList(),
        now.setup().providers().stream()
            .map(provider -> AiConnectionView.of(now, provider))
            .toList(),
        BigDecimal.ZERO,
        AiHealthView.toMillis(now.at()));
  }
}
