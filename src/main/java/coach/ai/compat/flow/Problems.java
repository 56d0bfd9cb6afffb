package coach.ai.compat.flow;

import coach.ai.Answer;
import coach.ai.Answer.Budget;
import coach.ai.Answer.Cut;
import coach.ai.compat.call.CompatCall;
import coach.ai.compat.call.Endpoint;
import coach.ai.compat.translate.Translation.Inexpressible;
import coach.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What clients are told when there is no answer for them.
record Problems(CompatCall call, Optional<Inexpressible> inexpressible) {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofSeconds(30);

  /// Nothing when there is an answer.
  Optional<Problem> of(Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Completed _, Answer.Declined _ -> Optional.empty();
      case Answer.Incomplete incomplete ->
          incomplete.cut() == Cut.BROKEN_OFF
              ? Optional.of(new Problem.ModelUnavailable("The answer broke off.", SOON))
              : Optional.empty();
      case Answer.OverBudget refused -> Optional.of(overBudget(refused, now));
      case Answer.LedgerUnavailable _ -> Optional.of(new Problem.LedgerUnavailable(SOON));
      case Answer.Rejected rejected -> Optional.of(rejected(rejected));
      case Answer.Unavailable(var detail, var after, _) ->
          Optional.of(new Problem.ModelUnavailable(detail + ".", after));
    };
  }

  private Problem overBudget(Answer.OverBudget refused, Instant now) {
    return refused.budget() == Budget.ANSWER
        ? tooDear(refused)
        : new Problem.OverBudget(
            name(refused.budget()), refused.resetsAt(), Duration.between(now, refused.resetsAt()));
  }

  /// Failed attempts may have used up what an answer may cost; else the call itself is too much.
  private Problem tooDear(Answer.OverBudget refused) {
    return refused.trail().attempts() > 0
        ? new Problem.ModelUnavailable(
            "No language model answered for what one answer may cost.", SOON)
        : new Problem.Unsupported(
            maximum(),
            "is more than one answer may cost at worst: lower it, or shorten the " + prompt());
  }

  private String maximum() {
    return switch (call.endpoint()) {
      case CHAT -> call.body().hasNonNull("max_tokens") ? "max_tokens" : "max_completion_tokens";
      case RESPONSES -> "max_output_tokens";
    };
  }

  private String prompt() {
    return call.endpoint() == Endpoint.CHAT ? "messages" : "input";
  }

  private static String name(Budget budget) {
    return switch (budget) {
      case ANSWER -> "one answer's";
      case DAY -> "the service's for today";
      case MONTH -> "the service's for this month";
      case USER_DAY -> "yours for today";
      case KEY_DAY -> "this key's for today";
    };
  }

  private Problem rejected(Answer.Rejected rejected) {
    String detail = rejected.detail();
    return switch (rejected.reason()) {
      case TOO_LARGE -> new Problem.TooLong("The prompt is too long: " + detail);
      case NO_VISION -> new Problem.Unsupported(prompt(), "must be without images: " + detail);
      case NO_SCHEMA -> new Problem.Unsupported(format(), "cannot be asked for: " + detail);
      case BAD_IMAGE ->
          new Problem.Unsupported(prompt(), "has an image that is refused: " + detail);
      case NO_PRICE -> new Problem.ModelUnavailable("No language model can answer now.", LATER);
      case BAD_REQUEST -> badRequest(detail);
    };
  }

  private Problem badRequest(String detail) {
    return inexpressible
        .<Problem>map(what -> new Problem.Unsupported(what.field(), what.reason()))
        .orElseGet(() -> new Problem.Malformed("The provider refuses the request: " + detail));
  }

  private String format() {
    return call.endpoint() == Endpoint.CHAT ? "response_format" : "text.format";
  }
}
