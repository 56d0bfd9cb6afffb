package coach.ai.report;

import coach.ai.Answer.Budget;
import coach.ai.config.SpendConfiguration;
import coach.ai.report.Target.Better;
import coach.ai.spend.Budgets.Standing;
import coach.ai.window.Figures;
import coach.ai.window.Span;
import coach.ai.window.Windows.Window;
import coach.shared.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What the service promises of its answers: how fast, how surely, for how much a day.
public final class Targets {
  public static final String RESPONSE_TIME = "response_time";
  public static final String SUCCESS_RATE = "success_rate";
  public static final String DAILY_COST = "daily_cost";

  private static final int MILLISECONDS = 3;

  private Targets() {}

  /// By name.
  public static SequencedMap<String, Target> of(Snapshot now) {
    Optional<Figures> hour = lastHour(now);
    SequencedMap<String, Target> targets = new LinkedHashMap<>();
    targets.put(RESPONSE_TIME, responseTime(hour));
    targets.put(SUCCESS_RATE, successRate(hour));
    targets.put(DAILY_COST, dailyCost(now));
    return targets;
  }

  static Optional<Figures> lastHour(Snapshot now) {
    return now.books().window(Span.HOUR).map(Window::all);
  }

  private static Target responseTime(Optional<Figures> hour) {
    return new Target(
        "seconds, 95th percentile",
        Span.HOUR.text(),
        number("30"),
        number("25"),
        number("35"),
        Better.LOWER,
        hour.flatMap(Figures::latency).map(it -> BigDecimal.valueOf(it.p95(), MILLISECONDS)));
  }

  private static Target successRate(Optional<Figures> hour) {
    return new Target(
        "percent",
        Span.HOUR.text(),
        number("99.5"),
        number("95"),
        number("90"),
        Better.HIGHER,
        hour.flatMap(Figures::successRate));
  }

  private static Target dailyCost(Snapshot now) {
    SpendConfiguration spend = now.setup().spend();
    return new Target(
        "usd",
        Span.TODAY.text(),
        spend.dailyTargetUsd(),
        spend.dailyWarnUsd(),
        spend.dailyCapUsd(),
        Better.LOWER,
        now.books()
            .account()
            .flatMap(account -> account.of(Budget.DAY))
            .map(Standing::spent)
            .map(Money::usd));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
