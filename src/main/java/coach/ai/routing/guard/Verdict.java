package coach.ai.routing.guard;

import coach.ai.FailureClass;

/// What a request has shown about the one who was asked.
public sealed interface Verdict {
  /// It answers.
  record Worked() implements Verdict {}

  /// The model failed.
  record Failed(FailureClass reason) implements Verdict {}

  /// The account is no good, and so none of its models is.
  ///
  /// @param key that it was asked with: with another one, it may be good again
  record AccountFailed(FailureClass reason, String key) implements Verdict {}

  /// Nothing: no request was made, or its end was not for the provider to answer for.
  record NothingLearnt() implements Verdict {}
}
