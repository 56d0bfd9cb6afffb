package coach.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Every way in which a request can fail that is not a bug. `code` and `status` are public
/// interface.
public sealed interface Problem {
  record Malformed(String detail) implements Problem {}

  record Unauthenticated() implements Problem {}

  /// What was given to sign in with is wrong; the same words whatever is wrong about it.
  record BadCredentials(String detail) implements Problem {}

  record Forbidden(String detail) implements Problem {}

  /// The same words whether the thing is missing or another's.
  record NotFound(String what) implements Problem {}

  /// What there is has no such part.
  record Absent(String detail) implements Problem {}

  record MethodNotAllowed() implements Problem {}

  record NotAcceptable() implements Problem {}

  record TooSlow() implements Problem {}

  record Conflict(String detail) implements Problem {}

  /// The first request with this idempotency key is still under way.
  record KeyInUse(Duration retryAfter) implements Problem {}

  /// The idempotency key stands for another request.
  record KeyReused() implements Problem {}

  /// The first request with this idempotency key may have been paid for, and its answer is gone.
  record AnswerLost(String detail) implements Problem {}

  record TooLarge(String detail) implements Problem {}

  record UnsupportedMediaType(String detail) implements Problem {}

  record Invalid(List<FieldError> errors) implements Problem {
    public Invalid {
      errors = List.copyOf(errors);
    }

    public static Invalid field(String field, String message) {
      return new Invalid(List.of(new FieldError(field, message)));
    }
  }

  record OverLimit(String limit, Duration retryAfter) implements Problem {}

  /// A needed dependency does not answer: the request may be sent again.
  record Unavailable(String dependency, Duration retryAfter) implements Problem {}

  /// The same, where it matters what became of the request.
  record NotDone(String detail, Duration retryAfter) implements Problem {}

  /// What may be spent is spent, or promised to calls under way.
  ///
  /// @param budget which cap, such as `today's`
  record OverBudget(String budget, Instant resetsAt, Duration retryAfter) implements Problem {}

  /// The books cannot be written now, so nothing that costs leaves.
  record LedgerUnavailable(Duration retryAfter) implements Problem {}

  /// No language model answers now.
  record ModelUnavailable(String detail, Duration retryAfter) implements Problem {}

  /// No model of that name is offered here.
  record ModelNotFound(String model) implements Problem {}

  /// Something that the OpenAI-compatible endpoints do not do, or a value that they cannot take.
  record Unsupported(String field, String reason) implements Problem {}

  /// A prompt that no model here can read as a whole.
  record TooLong(String detail) implements Problem {}

  /// A bug: the log knows more under the request id.
  record Internal() implements Problem {}

  /// What the HTTP layer itself refuses, such as a header that is too long.
  record Protocol(int status) implements Problem {}

  record FieldError(String field, String message) {}

  default ProblemException toException() {
    return toException(Map.of());
  }

  /// @param headers of its answer, beside those that the problem itself has
  default ProblemException toException(Map<String, String> headers) {
    return new ProblemException(this, headers);
  }
}
