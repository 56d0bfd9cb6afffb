package coach.ai.status;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import coach.ai.Answer.Budget;
import coach.ai.report.Check;
import coach.ai.report.Checks;
import coach.ai.report.LiveCalls;
import coach.ai.report.LiveCalls.Room;
import coach.ai.report.Recommendations;
import coach.ai.report.Snapshot;
import coach.ai.spend.Budgets.Standing;
import coach.ai.window.Figures;
import coach.ai.window.Span;
import coach.ai.window.Windows.Window;
import coach.platform.Mode;
import coach.shared.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// `GET /api/health/openai/production`. What only operators see is absent for everybody else.
///
/// @param mockMode keeps its capital: a monitor reads it
/// @param costUsd of this very question
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(NON_ABSENT)
record AiHealthView(
    Check.Word status,
    Mode mode,
    @JsonProperty("mockMode") boolean mockMode,
    Map<String, AiCheckView> checks,
    Optional<AiUsageView> usage,
    Optional<AiRoomView> rateLimit,
    Optional<List<String>> recommendations,
    BigDecimal costUsd,
    Instant timestamp) {

  /// @param ageSeconds of the evidence
  @JsonNaming(SnakeCaseStrategy.class)
  record AiCheckView(
      Check.Word status,
      @JsonInclude(NON_ABSENT) Optional<String> message,
      @JsonInclude(NON_ABSENT) Optional<String> evidence,
      @JsonInclude(ALWAYS) Optional<Long> ageSeconds) {

    static AiCheckView words(Check check) {
      return new AiCheckView(check.status(), Optional.empty(), Optional.empty(), check.age());
    }

    static AiCheckView details(Check check) {
      return new AiCheckView(
          check.status(), Optional.of(check.message()), Optional.of(check.evidence()), check.age());
    }
  }

  record AiUsageView(AiTodayView today) {}

  /// All of it null while the books cannot be read.
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiTodayView(
      Optional<Long> requests,
      Optional<Long> tokens,
      Optional<BigDecimal> costUsd,
      Optional<BigDecimal> heldUsd,
      Optional<BigDecimal> remainingUsd) {

    static AiTodayView of(Snapshot now) {
      Optional<Figures> today = now.books().window(Span.TODAY).map(Window::all);
      Optional<Standing> day = now.books().account().flatMap(it -> it.of(Budget.DAY));
      return new AiTodayView(
          today.map(Figures::requests),
          today.map(Figures::tokens),
          day.map(Standing::spent).map(Money::usd),
          day.map(Standing::held).map(Money::usd),
          day.map(Standing::remaining).map(Money::usd));
    }
  }

  /// As the provider said last; null where it did not.
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(ALWAYS)
  record AiRoomView(
      Optional<Long> requestsRemaining,
      Optional<Long> tokensRemaining,
      Optional<Instant> resetsAt) {

    static AiRoomView of(Optional<Room> room) {
      return new AiRoomView(
          room.flatMap(it -> number(it.headroom().requests())),
          room.flatMap(it -> number(it.headroom().tokens())),
          room.flatMap(Room::resetsAt).map(AiHealthView::toMillis));
    }

    private static Optional<Long> number(OptionalLong value) {
      return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
  }

  /// For everybody: the words and the times.
  static AiHealthView words(Snapshot now) {
    Map<String, Check> checks = Checks.of(now);
    SequencedMap<String, AiCheckView> views = new LinkedHashMap<>();
    checks.forEach((name, check) -> views.put(name, AiCheckView.words(check)));
    return new AiHealthView(
        Checks.overall(checks),
        now.setup().mode(),
        now.setup().mock(),
        views,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        BigDecimal.ZERO,
        toMillis(now.at()));
  }

  static AiHealthView details(Snapshot now) {
    Map<String, Check> checks = Checks.of(now);
    return new AiHealthView(
        Checks.overall(checks),
        now.setup().mode(),
        now.setup().mock(),
        details(checks),
        Optional.of(new AiUsageView(AiTodayView.of(now))),
        Optional.of(AiRoomView.of(LiveCalls.latestRoom(now.calls()))),
        Optional.of(Recommendations.of(now)),
        BigDecimal.ZERO,
        toMillis(now.at()));
  }

  static SequencedMap<String, AiCheckView> details(Map<String, Check> checks) {
    SequencedMap<String, AiCheckView> views = new LinkedHashMap<>();
    checks.forEach((name, check) -> views.put(name, AiCheckView.details(check)));
    return views;
  }

  /// As the outside reads times: RFC 3339, UTC, milliseconds.
  static Instant toMillis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
