package coach.coaching.interview;

import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.Answer.Cut;
import coach.ai.FailureClass;
import coach.ai.Trail;
import coach.coaching.Failure;
import coach.coaching.Failure.Kind;
import coach.coaching.Finding;
import coach.coaching.Reading;
import coach.coaching.answer.AnswerReader;
import coach.coaching.answer.PlainText;
import coach.coaching.answer.Read;
import coach.coaching.arithmetic.Cleansing;
import coach.coaching.check.Checks;
import coach.coaching.check.Examined;
import coach.coaching.prompt.ReviewPrompts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what the gateway answers.
record Answers(ReviewPrompts prompts, InstantSource clock) {
  private static final int LONGEST = 400;

  /// As trails spell it.
  private static final Set<String> LATE = Set.of(FailureClass.TIMEOUT.text(), "deadline");

  Look look(Answer answer) {
    return switch (answer) {
      case Answer.Completed(var text, _, _, _, _) -> read(text);
      case Answer.Incomplete(_, var cut, _, _, _) -> cut(cut);
      case Answer.Declined _ ->
          nothing(Kind.DECLINED, "The model will not answer this; no other one is asked.");
      case Answer.OverBudget(var budget, var resets, _) ->
          new Look.Nothing(
              new Failure(
                  Kind.OVER_BUDGET,
                  "The budget (" + name(budget) + ") is reached.",
                  budget == Budget.ANSWER ? Optional.empty() : Optional.of(resets)));
      case Answer.LedgerUnavailable _ ->
          nothing(
              Kind.LEDGER_UNAVAILABLE,
              "What this would cost cannot be written down now, so nothing was asked.");
      case Answer.Rejected(_, var detail, _) ->
          nothing(Kind.REJECTED, "No model takes this question: " + shortened(detail));
      case Answer.Unavailable(_, var after, var trail) ->
          new Look.Nothing(
              new Failure(
                  isLate(trail) ? Kind.DEADLINE : Kind.NO_MODEL,
                  isLate(trail) ? "No model answered in time." : "No model can answer now.",
                  Optional.of(clock.instant().plus(after))));
    };
  }

  private Look read(String text) {
    Read read = AnswerReader.read(text);
    if (read.reading().isEmpty()) {
      return new Look.Unread(read.findings());
    }
    if (!read.reading().get().readable()) {
      return nothing(
          Kind.UNREADABLE,
          new Cleansing(read.reading().get(), prompts.said())
              .reading()
              .unreadableReason()
              .map(why -> "The model cannot read this: " + why)
              .orElse("The model cannot read this."));
    }
    return new Look.Seen(examined(read.reading().get(), read.findings()));
  }

  private Examined examined(Reading reading, List<Finding> found) {
    return prompts.chart().isPresent()
        ? Checks.examine(reading, found, prompts.said())
        : Checks.examineWords(reading, found, prompts.said());
  }

  private static Look cut(Cut cut) {
    return switch (cut) {
      case CONTENT_FILTER ->
          nothing(Kind.DECLINED, "The provider's filter ended the answer; no other one is asked.");
      case MAX_OUTPUT_TOKENS, BROKEN_OFF ->
          new Look.Unread(
              List.of(
                  new Finding(
                      Finding.Kind.CUT_SHORT, "", "The answer ended before its end: be brief.")));
    };
  }

  private static Look nothing(Kind kind, String message) {
    return new Look.Nothing(Failure.of(kind, message));
  }

  private static boolean isLate(Trail trail) {
    return trail.steps().stream().anyMatch(step -> LATE.contains(step.outcome()));
  }

  private static String shortened(String detail) {
    return PlainText.clipped(PlainText.of(detail), LONGEST);
  }

  private static String name(Budget budget) {
    return switch (budget) {
      case ANSWER -> "of one review";
      case DAY -> "of all users today";
      case MONTH -> "of all users this month";
      case USER_DAY -> "yours of today";
      case KEY_DAY -> "this API key's of today";
    };
  }
}
