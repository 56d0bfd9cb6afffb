package coach.ai.status;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import coach.ai.report.Alert;
import coach.ai.report.Alerts;
import coach.ai.report.Snapshot;
import coach.ai.report.Target;
import coach.ai.report.Targets;
import coach.ai.window.Figures;
import coach.ai.window.Span;
import coach.ai.window.Windows;
import coach.platform.Mode;
import coach.shared.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// `GET /api/metrics/openai/production`
///
/// @param windows by `5m`, `1h` and `24h`
@JsonNaming(SnakeCaseStrategy.class)
record AiMetricsView(
    Mode mode,
    @JsonProperty("mockMode") boolean mockMode,
    Map<String, AiWindowView> windows,
    Map<String, AiTargetView> targets,
    List<AiAlertView> alerts,
    Instant timestamp) {

  /// Numbers are null while the books cannot be read, a rate and a latency also when there was no
  /// answer.
  ///
  /// @param successRate in percent
  /// @param unsettled attempts of which nobody knows what they cost
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiWindowView(
      Optional<Long> requests,
      Optional<BigDecimal> successRate,
      AiLatencyView latencyMs,
      Optional<Long> tokens,
      Optional<BigDecimal> costUsd,
      Optional<BigDecimal> wastedUsd,
      Optional<Long> unsettled,
      Map<String, AiModelFiguresView> byModel) {

    static AiWindowView of(Optional<Windows.Window> window) {
      Optional<Figures> all = window.map(Windows.Window::all);
      SequencedMap<String, AiModelFiguresView> models = new LinkedHashMap<>();
      window.ifPresent(
          it -> it.byModel().forEach((name, of) -> models.put(name, AiModelFiguresView.of(of))));
      return new AiWindowView(
          all.map(Figures::requests),
          all.flatMap(Figures::successRate),
          AiLatencyView.of(all.flatMap(Figures::latency)),
          all.map(Figures::tokens),
          all.map(Figures::cost).map(Money::usd),
          all.map(Figures::wasted).map(Money::usd),
          all.map(Figures::unsettled),
          models);
    }
  }

  /// What concerns the answers for which one model was asked.
  @JsonNaming(SnakeCaseStrategy.class)
  record AiModelFiguresView(
      long requests,
      long attempts,
      @JsonInclude(ALWAYS) Optional<BigDecimal> successRate,
      AiLatencyView latencyMs,
      long tokens,
      BigDecimal costUsd,
      BigDecimal wastedUsd,
      long unsettled) {

    static AiModelFiguresView of(Figures figures) {
      return new AiModelFiguresView(
          figures.requests(),
          figures.attempts(),
          figures.successRate(),
          AiLatencyView.of(figures.latency()),
          figures.tokens(),
          figures.cost().usd(),
          figures.wasted().usd(),
          figures.unsettled());
    }
  }

  @JsonInclude(ALWAYS)
  record AiLatencyView(Optional<Long> p50, Optional<Long> p95, Optional<Long> p99) {
    static AiLatencyView of(Optional<Figures.Latency> latency) {
      return new AiLatencyView(
          latency.map(Figures.Latency::p50),
          latency.map(Figures.Latency::p95),
          latency.map(Figures.Latency::p99));
    }
  }

  /// @param window that `current` is of
  /// @param current null while it is unknown, and `compliant` too
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiTargetView(
      String unit,
      String window,
      BigDecimal target,
      BigDecimal warn,
      BigDecimal critical,
      Optional<BigDecimal> current,
      Target.Standing status,
      Optional<Boolean> compliant) {

    static AiTargetView of(Target target) {
      return new AiTargetView(
          target.unit(),
          target.window(),
          target.target(),
          target.warn(),
          target.critical(),
          target.current(),
          target.standing(),
          target.compliant());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record AiAlertView(
      String id,
      Alert.Severity severity,
      String message,
      @JsonInclude(ALWAYS) Optional<Instant> since) {

    static List<AiAlertView> of(Snapshot now) {
      return Alerts.of(now).stream()
          .map(
              it ->
                  new AiAlertView(
                      it.id(), it.severity(), it.message(), it.since().map(AiHealthView::toMillis)))
          .toList();
    }
  }

  static AiMetricsView of(Snapshot now) {
    return new AiMetricsView(
        now.setup().mode(),
        now.setup().mock(),
        windows(now),
        targets(now),
        AiAlertView.of(now),
        AiHealthView.toMillis(now.at()));
  }

  static SequencedMap<String, AiWindowView> windows(Snapshot now) {
    SequencedMap<String, AiWindowView> windows = new LinkedHashMap<>();
    for (Span span : List.of(Span.FIVE_MINUTES, Span.HOUR, Span.DAY)) {
      windows.put(span.text(), AiWindowView.of(now.books().window(span)));
    }
    return windows;
  }

  static SequencedMap<String, AiTargetView> targets(Snapshot now) {
    SequencedMap<String, AiTargetView> targets = new LinkedHashMap<>();
    Targets.of(now).forEach((name, target) -> targets.put(name, AiTargetView.of(target)));
    return targets;
  }
}
