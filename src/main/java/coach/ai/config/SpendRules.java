package coach.ai.config;

import static coach.platform.Severity.ALWAYS;
import static coach.platform.Severity.ERROR;

import coach.platform.Rule;

/// What must hold for money to be capped.
public final class SpendRules {
  static final Rule THR_001 =
      Rule.of(
          "THR-001",
          ERROR,
          "thresholds rise strictly: warn < target < cap",
          "an alarm that comes after the cap warns nobody",
          "AI_DAILY_WARN_USD=40 AI_DAILY_TARGET_USD=50 AI_DAILY_CAP_USD=60");

  static final Rule COST_001 =
      Rule.never(
          "COST-001",
          ALWAYS,
          "every amount is above 0, at most 1000000000, and exact to the millionth of a dollar",
          "the books are kept in millionths: any other amount would be capped at something else",
          "export AI_DAILY_CAP_USD=60");

  static final Rule COST_002 =
      Rule.of(
          "COST-002",
          ERROR,
          "answer cap <= user cap <= daily cap <= monthly cap <= 30 daily caps",
          "a cap that another one makes unreachable protects nobody",
          "AI_USER_DAILY_CAP_USD=5 AI_DAILY_CAP_USD=60 AI_MONTHLY_CAP_USD=1000");

  public static final Rule COST_003 =
      Rule.of(
          "COST-003",
          ERROR,
          "one answer of maxOutputTokens to 20000 tokens costs at most the answer cap",
          "the model would be passed over at questions of usual size",
          "ai: {maxOutputTokens: 4096, spend: {answerCapUsd: 1}}");

  static final Rule COST_004 =
      Rule.of(
          "COST-004",
          ERROR,
          "shares of the daily target that raise an alert rise strictly, above 0 and up to 1",
          "an alert that is out of order, or beyond the target, comes too late",
          "ai: {spend: {alertShares: [0.5, 0.8, 1]}}");

  static final Rule COST_005 =
      Rule.of(
          "COST-005",
          ERROR,
          "the day of the budgets begins in UTC, at an offset, or in a zone such as Europe/Berlin",
          "abbreviations mean different zones to different people, and so do their days",
          "export AI_DAY_ZONE=UTC");

  private SpendRules() {}
}
