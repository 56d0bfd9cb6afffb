package coach.ai.spend;

import coach.ai.config.SpendConfiguration;
import coach.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;

/// What may be spent, and where the day begins.
///
/// @param dailyWarn when somebody should look
/// @param dailyTarget what is aimed at
/// @param day cap of the whole service, unless an operator set another for a time
/// @param month cap of the whole service
/// @param userDay cap of each user
public record Caps(
    ZoneId zone, Money dailyWarn, Money dailyTarget, Money day, Money month, Money userDay) {

  public static Caps of(SpendConfiguration configuration) {
    return new Caps(
        configuration.dayZone(),
        money(configuration.dailyWarnUsd()),
        money(configuration.dailyTargetUsd()),
        money(configuration.dailyCapUsd()),
        money(configuration.monthlyCapUsd()),
        money(configuration.userDailyCapUsd()));
  }

  /// Never more than was written.
  private static Money money(BigDecimal usd) {
    return Money.ofUsd(usd.setScale(6, RoundingMode.FLOOR));
  }
}
