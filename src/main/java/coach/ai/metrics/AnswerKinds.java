package coach.ai.metrics;

import coach.ai.Answer;

/// How metrics spell the cases of an answer.
final class AnswerKinds {
  private AnswerKinds() {}

  static String of(Answer answer) {
    return switch (answer) {
      case Answer.Completed _ -> "completed";
      case Answer.Incomplete _ -> "incomplete";
      case Answer.Declined _ -> "declined";
      case Answer.OverBudget _ -> "over_budget";
      case Answer.LedgerUnavailable _ -> "ledger_unavailable";
      case Answer.Rejected _ -> "rejected";
      case Answer.Unavailable _ -> "unavailable";
    };
  }
}
