package coach.platform.problem;

import coach.platform.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The one place that knows which status a problem has. The switch has no default: a new kind of
/// problem does not compile until it has one.
public final class ProblemTable {
  private static final String RETRY_AFTER = "Retry-After";

  private ProblemTable() {}

  public static ProblemView view(Problem problem) {
    return switch (problem) {
      case Problem.Malformed(var detail) -> of(ProblemCode.MALFORMED, detail);
      case Problem.Unauthenticated() ->
          of(
              ProblemCode.UNAUTHENTICATED,
              "A valid access token or API key is needed in the Authorization header.",
              Map.of("WWW-Authenticate", "Bearer"));
      case Problem.BadCredentials(var detail) ->
          of(ProblemCode.BAD_CREDENTIALS, detail, Map.of("WWW-Authenticate", "Bearer"));
      case Problem.Forbidden(var detail) -> of(ProblemCode.FORBIDDEN, detail);
      case Problem.NotFound(var what) ->
          of(ProblemCode.NOT_FOUND, "There is no such " + what + ".");
      case Problem.Absent(var detail) -> of(ProblemCode.NOT_FOUND, detail);
      case Problem.MethodNotAllowed() ->
          of(ProblemCode.METHOD_NOT_ALLOWED, "See the Allow header for what is possible here.");
      case Problem.NotAcceptable() ->
          of(ProblemCode.NOT_ACCEPTABLE, "Nothing that the Accept header names can be produced.");
      case Problem.TooSlow() ->
          of(ProblemCode.TOO_SLOW, "The request did not arrive in time.", Map.of());
      case Problem.Conflict(var detail) -> of(ProblemCode.CONFLICT, detail);
      case Problem.KeyInUse(var after) ->
          of(
              ProblemCode.KEY_IN_USE,
              "The first request with this Idempotency-Key is still under way.",
              retry(after));
      case Problem.KeyReused() ->
          of(
              ProblemCode.KEY_REUSED,
              "This Idempotency-Key was sent with another request before; use a new one.");
      case Problem.AnswerLost(var detail) -> of(ProblemCode.ANSWER_LOST, detail);
      case Problem.TooLarge(var detail) -> of(ProblemCode.TOO_LARGE, detail);
      case Problem.UnsupportedMediaType(var detail) ->
          of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail);
      case Problem.Invalid(var errors) ->
          new ProblemView(422, ProblemCode.INVALID, summary(errors), errors, Map.of());
      case Problem.OverLimit(var limit, var after) ->
          of(ProblemCode.OVER_LIMIT, "The limit on " + limit + " is reached.", retry(after));
      case Problem.Unavailable(var dependency, var after) ->
          of(ProblemCode.UNAVAILABLE, "The " + dependency + " does not answer.", retry(after));
      case Problem.NotDone(var detail, var after) ->
          of(ProblemCode.UNAVAILABLE, detail, retry(after));
      case Problem.OverBudget(var budget, var resets, var after) ->
          of(
              ProblemCode.OVER_BUDGET,
              "The budget (%s) is reached; it begins anew at %s.".formatted(budget, resets),
              retry(after));
      case Problem.LedgerUnavailable(var after) ->
          of(
              ProblemCode.LEDGER_UNAVAILABLE,
              "What this would cost cannot be written down now, so nothing was asked.",
              retry(after));
      case Problem.ModelUnavailable(var detail, var after) ->
          of(ProblemCode.MODEL_UNAVAILABLE, detail, retry(after));
      case Problem.ModelNotFound(var model) ->
          field(ProblemCode.MODEL_NOT_FOUND, "model", "There is no model " + model + " here.");
      case Problem.Unsupported(var field, var reason) ->
          field(ProblemCode.UNSUPPORTED, field, field + " " + reason);
      case Problem.TooLong(var detail) -> of(ProblemCode.TOO_LONG, detail);
      case Problem.Internal() ->
          of(ProblemCode.INTERNAL, "Something went wrong; the request id tells us what.");
      case Problem.Protocol(var status) -> protocol(status);
    };
  }

  private static ProblemView protocol(int status) {
    ProblemCode code = ProblemCode.ofStatus(status);
    return new ProblemView(status, code, code.title() + ".", List.of(), Map.of());
  }

  private static String summary(List<Problem.FieldError> errors) {
    return errors.size() == 1
        ? errors.getFirst().field() + " " + errors.getFirst().message()
        : errors.size() + " values are invalid.";
  }

  private static Map<String, String> retry(Duration after) {
    return Map.of(RETRY_AFTER, Long.toString(seconds(after)));
  }

  /// As `Retry-After` has it: whoever comes back then does not come too early.
  public static long seconds(Duration after) {
    return Math.max(1, after.plusMillis(999).toSeconds());
  }

  private static ProblemView field(ProblemCode code, String field, String detail) {
    return new ProblemView(
        code.status(), code, detail, List.of(new Problem.FieldError(field, detail)), Map.of());
  }

  private static ProblemView of(ProblemCode code, String detail) {
    return of(code, detail, Map.of());
  }

  private static ProblemView of(ProblemCode code, String detail, Map<String, String> headers) {
    return new ProblemView(code.status(), code, detail, List.of(), headers);
  }
}
