package coach.ai.config;

import static coach.platform.Violation.when;
import static java.util.Objects.requireNonNullElse;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `ai.spend`: what may be spent, in USD, and where the day begins.
///
/// @param answerCapUsd for one answer, over all attempts
/// @param retention how long an attempt stays in the ledger, in whole months of it
public record SpendConfiguration(
    @NotNull ZoneId dayZone,
    @NotNull @Positive BigDecimal dailyWarnUsd,
    @NotNull @Positive BigDecimal dailyTargetUsd,
    @NotNull @Positive BigDecimal dailyCapUsd,
    @NotNull @Positive BigDecimal monthlyCapUsd,
    @NotNull @Positive BigDecimal userDailyCapUsd,
    @NotNull @Positive BigDecimal answerCapUsd,
    Duration retention)
    implements Invariants {

  public SpendConfiguration(
      ZoneId dayZone,
      BigDecimal dailyWarnUsd,
      BigDecimal dailyTargetUsd,
      BigDecimal dailyCapUsd,
      BigDecimal monthlyCapUsd,
      BigDecimal userDailyCapUsd,
      @Nullable BigDecimal answerCapUsd,
      @Nullable Duration retention) {
    this.dayZone = dayZone;
    this.dailyWarnUsd = dailyWarnUsd;
    this.dailyTargetUsd = dailyTargetUsd;
    this.dailyCapUsd = dailyCapUsd;
    this.monthlyCapUsd = monthlyCapUsd;
    this.userDailyCapUsd = userDailyCapUsd;
    this.answerCapUsd = requireNonNullElse(answerCapUsd, BigDecimal.ONE);
    this.retention = requireNonNullElse(retention, Duration.days(400));
  }

  private static final BigDecimal DAYS = BigDecimal.valueOf(30);

  static final Rule THR_001 =
      Rule.of(
          "THR-001",
          Severity.ERROR,
          "thresholds rise strictly: warn < target < cap",
          "an alarm that comes after the cap warns nobody",
          "AI_DAILY_WARN_USD=40 AI_DAILY_TARGET_USD=50 AI_DAILY_CAP_USD=60");

  static final Rule COST_002 =
      Rule.of(
          "COST-002",
          Severity.ERROR,
          "user cap <= daily cap <= monthly cap <= 30 daily caps",
          "a cap that another one makes unreachable protects nobody",
          "AI_USER_DAILY_CAP_USD=5 AI_DAILY_CAP_USD=60 AI_MONTHLY_CAP_USD=1000");

  @Override
  public List<Rule> rules() {
    return List.of(THR_001, COST_002);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.of(
            ladder("dailyWarnUsd", dailyWarnUsd, "dailyTargetUsd", dailyTargetUsd),
            ladder("dailyTargetUsd", dailyTargetUsd, "dailyCapUsd", dailyCapUsd),
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
}
