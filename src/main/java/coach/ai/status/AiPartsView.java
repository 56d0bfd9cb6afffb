package coach.ai.status;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.ModelLife;
import coach.ai.report.LiveCalls;
import coach.ai.report.Snapshot;
import coach.ai.routing.Breakers;
import coach.ai.spend.Budgets.Part;
import coach.ai.spend.Budgets.Standing;
import coach.ai.spend.Budgets.Unsettled;
import coach.ai.status.AiHealthView.AiRoomView;
import coach.shared.Money;
import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The parts that only the status page has.
sealed interface AiPartsView {

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiBreakerView(
      String name, String state, Optional<String> reason, Instant since, boolean steered)
      implements AiPartsView {
    static AiBreakerView of(Breakers.View view) {
      return new AiBreakerView(
          view.name(),
          Spelling.of(view.state()),
          view.reason(),
          AiHealthView.toMillis(view.since()),
          view.steered());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiBudgetView(
      String budget,
      BigDecimal capUsd,
      Optional<BigDecimal> targetUsd,
      BigDecimal spentUsd,
      BigDecimal heldUsd,
      BigDecimal remainingUsd,
      Instant startsAt,
      Instant resetsAt)
      implements AiPartsView {
    static AiBudgetView of(Standing standing) {
      return new AiBudgetView(
          Spelling.of(standing.budget()),
          standing.cap().usd(),
          standing.target().map(Money::usd),
          standing.spent().usd(),
          standing.held().usd(),
          standing.remaining().usd(),
          AiHealthView.toMillis(standing.starts()),
          AiHealthView.toMillis(standing.resetsAt()));
    }
  }

  /// As in the health report, and by model.
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiRateLimitView(
      Optional<Long> requestsRemaining,
      Optional<Long> tokensRemaining,
      Optional<Instant> resetsAt,
      Map<String, AiRoomView> byModel)
      implements AiPartsView {
    static AiRateLimitView of(Snapshot now) {
      AiRoomView latest = AiRoomView.of(LiveCalls.latestRoom(now.calls()));
      Map<String, AiRoomView> byModel = new TreeMap<>();
      now.calls()
          .forEach((model, last) -> byModel.put(model.toString(), AiRoomView.of(last.room())));
      return new AiRateLimitView(
          latest.requestsRemaining(), latest.tokensRemaining(), latest.resetsAt(), byModel);
    }
  }

  /// @param unknown what nobody knows the cost of: to be resolved at `/api/ops/holds`
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiUnsettledView(AiHeldView held, AiHeldView unknown, Optional<Long> oldestSeconds)
      implements AiPartsView {
    static AiUnsettledView of(Unsettled unsettled) {
      return new AiUnsettledView(
          AiHeldView.of(unsettled.held()),
          AiHeldView.of(unsettled.unknown()),
          unsettled.oldest().map(Duration::toSeconds));
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record AiHeldView(long attempts, BigDecimal amountUsd) implements AiPartsView {
    static AiHeldView of(Part part) {
      return new AiHeldView(part.attempts(), part.amount().usd());
    }
  }

  /// @param source who says when it ends: `provider` or `prices`
  /// @param setting what to change to ask another
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiModelView(
      String model,
      String existence,
      Optional<LocalDate> shutdownDate,
      Optional<Long> daysLeft,
      Optional<String> source,
      Optional<String> successor,
      String setting)
      implements AiPartsView {
    static AiModelView of(ModelLife life) {
      return new AiModelView(
          life.model().toString(),
          Spelling.of(life.existence()),
          life.shutdown(),
          life.daysLeft(),
          life.source().map(Spelling::of),
          life.successor(),
          life.setting());
    }
  }

  /// One key, without the key.
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiKeyView(
      String provider,
      String origin,
      String status,
      Optional<String> fingerprint,
      Optional<Instant> firstSeen,
      Optional<Long> ageDays,
      Optional<String> message)
      implements AiPartsView {
    static AiKeyView of(KeyView key, Instant now) {
      return new AiKeyView(
          key.provider().text(),
          Spelling.of(key.origin()),
          Spelling.of(key.standing()),
          key.fingerprint(),
          key.firstSeen().map(AiHealthView::toMillis),
          key.age(now).map(Duration::toDays),
          key.why());
    }
  }

  /// @param probedAt when it was last asked for its models, which is free
  /// @param answeredAt when it last answered, to a probe or to a call
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiConnectionView(
      String provider,
      Optional<Instant> probedAt,
      Optional<Instant> answeredAt,
      Optional<String> failure,
      Optional<Instant> failingSince)
      implements AiPartsView {
    static AiConnectionView of(Snapshot now, ProviderName provider) {
      return new AiConnectionView(
          provider.text(),
          now.sighting(provider).at().map(AiHealthView::toMillis),
          now.answeredAt(provider).map(AiHealthView::toMillis),
          now.failure(provider).map(it -> it.reason().text()),
          now.failure(provider).map(it -> AiHealthView.toMillis(it.since())));
    }
  }
}
