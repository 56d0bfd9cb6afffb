package coach.ai.config;

import static coach.ai.config.SpendRules.COST_001;
import static coach.ai.config.SpendRules.COST_002;
import static coach.ai.config.SpendRules.COST_004;
import static coach.ai.config.SpendRules.COST_005;
import static coach.ai.config.SpendRules.THR_001;
import static coach.platform.Violation.when;
import static java.util.Objects.requireNonNullElse;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Violation;
import coach.shared.Money;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `ai.spend`: what may be spent, in USD, and where the day begins.
///
/// @param answerCapUsd for one answer, over all attempts; absent = 1, or what a user may spend in a
///     day if that is less
/// @param alertShares of the daily target, at which operators are told
/// @param retention how long an attempt stays in the ledger, in whole months of it
public record SpendConfiguration(
    @NotNull ZoneId dayZone,
    @NotNull BigDecimal dailyWarnUsd,
    @NotNull BigDecimal dailyTargetUsd,
    @NotNull BigDecimal dailyCapUsd,
    @NotNull BigDecimal monthlyCapUsd,
    @NotNull BigDecimal userDailyCapUsd,
    @NotNull BigDecimal answerCapUsd,
    List<BigDecimal> alertShares,
    @MinDuration(value = 31, unit = TimeUnit.DAYS) Duration retention)
    implements Invariants {

  /// Whether the section is there or not.
  static final List<Rule> RULES = List.of(THR_001, COST_001, COST_002, COST_004, COST_005);

  private static final List<BigDecimal> ALERT_SHARES =
      List.of(new BigDecimal("0.5"), new BigDecimal("0.8"), BigDecimal.ONE);

  public SpendConfiguration(
      ZoneId dayZone,
      BigDecimal dailyWarnUsd,
      BigDecimal dailyTargetUsd,
      BigDecimal dailyCapUsd,
      BigDecimal monthlyCapUsd,
      BigDecimal userDailyCapUsd,
      @Nullable BigDecimal answerCapUsd,
      @Nullable List<BigDecimal> alertShares,
      @Nullable Duration retention) {
    this.dayZone = dayZone;
    this.dailyWarnUsd = dailyWarnUsd;
    this.dailyTargetUsd = dailyTargetUsd;
    this.dailyCapUsd = dailyCapUsd;
    this.monthlyCapUsd = monthlyCapUsd;
    this.userDailyCapUsd = userDailyCapUsd;
    this.answerCapUsd = requireNonNullElse(answerCapUsd, usualAnswerCap(userDailyCapUsd));
    this.alertShares = List.copyOf(requireNonNullElse(alertShares, ALERT_SHARES));
    this.retention = requireNonNullElse(retention, Duration.days(400));
  }

  /// A cap that is missing or none is told of later, and once.
  private static BigDecimal usualAnswerCap(@Nullable BigDecimal userDailyCap) {
    return userDailyCap == null || !isAmount(userDailyCap)
        ? BigDecimal.ONE
        : BigDecimal.ONE.min(userDailyCap);
  }

  private static final BigDecimal DAYS = BigDecimal.valueOf(30);
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  /// Amounts that are none are not compared with others.
  @Override
  public Stream<Violation> violations(Mode mode) {
    List<Violation> unreadable = amounts().toList();
    Stream<Violation> ladders = unreadable.isEmpty() ? ladders() : unreadable.stream();
    return Stream.of(
            ladders,
            when(!sharesRise(), COST_004.brokenAt("ai.spend.alertShares")),
            when(!isClear(dayZone), COST_005.brokenAt("ai.spend.dayZone")))
        .flatMap(found -> found);
  }

  private Stream<Violation> amounts() {
    return Stream.of(
            amount("dailyWarnUsd", dailyWarnUsd),
            amount("dailyTargetUsd", dailyTargetUsd),
            amount("dailyCapUsd", dailyCapUsd),
            amount("monthlyCapUsd", monthlyCapUsd),
            amount("userDailyCapUsd", userDailyCapUsd),
            amount("answerCapUsd", answerCapUsd))
        .flatMap(found -> found);
  }

  private static Stream<Violation> amount(String name, BigDecimal usd) {
    return when(!isAmount(usd), COST_001.brokenAt("ai.spend." + name));
  }

  private static boolean isAmount(BigDecimal usd) {
    try {
      return usd.signum() > 0 && usd.compareTo(MOST) <= 0 && Money.ofUsd(usd).microUsd() > 0;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private Stream<Violation> ladders() {
    return Stream.of(
            ladder("dailyWarnUsd", dailyWarnUsd, "dailyTargetUsd", dailyTargetUsd),
            ladder("dailyTargetUsd", dailyTargetUsd, "dailyCapUsd", dailyCapUsd),
            atMost("answerCapUsd", answerCapUsd, "userDailyCapUsd", userDailyCapUsd),
            atMost("userDailyCapUsd", userDailyCapUsd, "dailyCapUsd", dailyCapUsd),
            atMost("dailyCapUsd", dailyCapUsd, "monthlyCapUsd", monthlyCapUsd),
            atMost("monthlyCapUsd", monthlyCapUsd, "30 * dailyCapUsd", dailyCapUsd.multiply(DAYS)))
        .flatMap(found -> found);
  }

  private static Stream<Violation> ladder(
      String low, BigDecimal below, String high, BigDecimal above) {
    return when(
        below.compareTo(above) >= 0,
        THR_001.brokenAt("ai.spend." + low).found(pair(low, below, high, above)));
  }

  private static Stream<Violation> atMost(
      String low, BigDecimal below, String high, BigDecimal above) {
    return when(
        below.compareTo(above) > 0,
        COST_002.brokenAt("ai.spend." + low).found(pair(low, below, high, above)));
  }

  private static String pair(String low, BigDecimal below, String high, BigDecimal above) {
    return "%s %s, %s %s".formatted(low, below.toPlainString(), high, above.toPlainString());
  }

  private boolean sharesRise() {
    BigDecimal last = BigDecimal.ZERO;
    for (BigDecimal share : alertShares) {
      if (share.compareTo(last) <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
        return false;
      }
      last = share;
    }
    return !alertShares.isEmpty();
  }

  /// `CET` is one zone to Java, and another in summer to the people who say it.
  private static boolean isClear(ZoneId zone) {
    return zone instanceof ZoneOffset
        || zone.getId().equals("UTC")
        || (zone.getId().contains("/") && !zone.getId().startsWith("SystemV/"));
  }
}
