package coach.ai.spend.budget;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;

import coach.ai.Answer.Budget;
import coach.ai.spend.Budgets.Standing;
import coach.ai.spend.Caps;
import coach.shared.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The budgets of the whole service, as operators see them.
///
/// @param override in force now
/// @param alerts of the day
record BudgetView(
    BudgetStandingView day,
    BudgetStandingView month,
    @JsonInclude(ALWAYS) Optional<CapOverrideView> override,
    List<BudgetAlertView> alerts) {

  /// @param capUsd in force now
  /// @param heldUsd for calls under way, and for those of which nobody knows what they cost
  record BudgetStandingView(
      BigDecimal capUsd,
      @JsonInclude(ALWAYS) Optional<BigDecimal> targetUsd,
      BigDecimal spentUsd,
      BigDecimal heldUsd,
      BigDecimal remainingUsd,
      Instant startsAt,
      Instant resetsAt) {

    static BudgetStandingView of(Standing standing) {
      return new BudgetStandingView(
          standing.cap().usd(),
          standing.target().map(Money::usd),
          standing.spent().usd(),
          standing.held().usd(),
          standing.remaining().usd(),
          standing.starts(),
          standing.resetsAt());
    }
  }

  record CapOverrideView(BigDecimal capUsd, Instant setAt, Instant until, String setBy) {
    static CapOverrideView of(CapOverride override) {
      return new CapOverrideView(
          override.cap().usd(), override.setAt(), override.until(), override.setBy());
    }
  }

  /// @param level share of the target, `warn` or `critical`
  /// @param reached by what is spent and held together, as the cap counts
  record BudgetAlertView(String level, BigDecimal amountUsd, boolean reached) {
    static BudgetAlertView of(String level, Money amount, Money used) {
      return new BudgetAlertView(level, amount.usd(), !amount.exceeds(used));
    }
  }

  static BudgetView of(List<Standing> standings, Optional<CapOverride> override, Caps caps) {
    Standing day = of(standings, Budget.DAY);
    return new BudgetView(
        BudgetStandingView.of(day),
        BudgetStandingView.of(of(standings, Budget.MONTH)),
        override.map(CapOverrideView::of),
        alerts(caps, day.spent().plus(day.held())));
  }

  private static List<BudgetAlertView> alerts(Caps caps, Money used) {
    return Stream.of(
            BudgetAlertView.of("50%", share(caps.dailyTarget(), 50), used),
            BudgetAlertView.of("80%", share(caps.dailyTarget(), 80), used),
            BudgetAlertView.of("100%", caps.dailyTarget(), used),
            BudgetAlertView.of("warn", caps.dailyWarn(), used),
            BudgetAlertView.of("critical", caps.day(), used))
        .toList();
  }

  private static Money share(Money target, int percent) {
    return new Money(Math.multiplyExact(target.microUsd(), percent) / 100);
  }

  private static Standing of(List<Standing> standings, Budget budget) {
    return standings.stream().filter(it -> it.budget() == budget).findFirst().orElseThrow();
  }
}
