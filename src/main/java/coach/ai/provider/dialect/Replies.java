package coach.ai.provider.dialect;

import coach.ai.FailureClass;
import coach.ai.provider.Receiver;
import coach.ai.provider.Receiver.End;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.wire.Headers;
import coach.ai.provider.wire.WireException;
import java.time.Duration;
import java.util.Optional;

/// Puts an outcome and the way it came together into a [Reply]. For one request.
final class Replies {
  private static final int OK = 200;

  private final Dialect dialect;
  private final String model;
  private final Hearing hearing;
  private final SafeText safe;

  /// @param key that was asked with
  /// @param model that was asked
  Replies(Dialect dialect, String key, String model, Hearing hearing) {
    this.dialect = dialect;
    this.model = model;
    this.hearing = hearing;
    this.safe = new SafeText(key);
  }

  Reply of(Outcome outcome, int status, RetryAdvice advice) {
    return switch (outcome) {
      case Outcome.Completed completed -> completed(completed);
      case Outcome.Incomplete(var text, var cut, var meter) ->
          new Reply.Incomplete(hearing.whole(text), cut, meter, hearing.exchange());
      case Outcome.Declined(var reason, var meter) ->
          new Reply.Declined(safe.reason(reason), meter, hearing.exchange());
      case Outcome.Refused(var error, var meter) ->
          refused(status, Optional.of(error), meter, advice);
      case Outcome.Nonsense nonsense -> nonsense(nonsense.code(), nonsense.meter());
    };
  }

  /// Of an answer that somebody else has read, and has the text of.
  Reply of(Receiver.Verdict verdict, int status, RetryAdvice advice) {
    Meter meter = verdict.meter();
    return switch (verdict.end()) {
      case End.Completed() ->
          new Reply.Completed(
              "", safe.model(verdict.model().orElse(""), model), meter, hearing.exchange());
      case End.Incomplete(var cut) -> new Reply.Incomplete("", cut, meter, hearing.exchange());
      case End.Declined(var reason) ->
          new Reply.Declined(safe.reason(reason), meter, hearing.exchange());
      case End.Failed(var error) ->
          refused(status, Optional.of(ProviderError.orNameless(error)), meter, advice);
      case End.Nonsense(var code) -> nonsense(code, meter);
    };
  }

  /// Broken off: what was told before that counts, if it is all there is to tell.
  Reply lost(WireException problem, Receiver.Verdict verdict, RetryAdvice advice) {
    return verdict.end() instanceof End.Nonsense
        ? failed(
            problem.reason(),
            problem.code(),
            safe.message("", problem.reason()),
            Optional.empty(),
            verdict.meter())
        : of(verdict, OK, advice);
  }

  Reply refused(int status, Optional<ProviderError> error, RetryAdvice advice) {
    return refused(status, error, Meter.SILENT, advice);
  }

  Reply lost(WireException problem) {
    return failed(
        problem.reason(),
        problem.code(),
        safe.message("", problem.reason()),
        Optional.empty(),
        Meter.SILENT);
  }

  Optional<String> requestId(Headers headers) {
    return headers.get("x-request-id").or(() -> headers.get("request-id")).flatMap(safe::id);
  }

  /// A text without a letter is no answer, whatever its status says.
  private Reply completed(Outcome.Completed completed) {
    String text = hearing.whole(completed.text());
    if (text.isBlank()) {
      return nonsense("no_text", completed.meter());
    }
    String model = safe.model(completed.model(), this.model);
    return new Reply.Completed(text, model, completed.meter(), hearing.exchange());
  }

  private Reply nonsense(String code, Meter meter) {
    FailureClass reason = FailureClass.MALFORMED;
    return failed(reason, code, safe.message("", reason), Optional.empty(), meter);
  }

  private Reply refused(
      int status, Optional<ProviderError> error, Meter meter, RetryAdvice advice) {
    FailureClass reason = Verdict.of(dialect, status, error, advice);
    String word = error.map(ProviderError::word).orElse("");
    String message = error.map(ProviderError::message).orElse("");
    String code = word.isEmpty() && status >= 300 ? "http_" + status : word;
    return failed(
        reason, safe.code(code, reason), safe.message(message, reason), advice.pause(), meter);
  }

  private Reply failed(
      FailureClass reason, String code, String detail, Optional<Duration> retryAfter, Meter meter) {
    return new Reply.Failed(
        reason, code, detail, retryAfter, meter, hearing.begun(), hearing.exchange());
  }
}
