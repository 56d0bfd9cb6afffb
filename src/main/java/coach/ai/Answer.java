package coach.ai;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a question ended. Every case knows what was tried, and what it cost.
public sealed interface Answer {
  Trail trail();

  /// @param usage absent when the provider reported none, or nonsense
  /// @param mock from the canned model
  record Completed(String text, ModelId model, Optional<Usage> usage, boolean mock, Trail trail)
      implements Answer {}

  /// Ended before its end.
  record Incomplete(String text, Cut cut, ModelId model, Optional<Usage> usage, Trail trail)
      implements Answer {}

  /// The model will not answer this; another one is not asked, because that would be evasion.
  record Declined(String reason, ModelId model, Trail trail) implements Answer {}

  /// @param budget which cap is reached
  /// @param resetsAt when its next period begins, or a cap that was lowered for a time ends
  record OverBudget(Budget budget, Instant resetsAt, Trail trail) implements Answer {}

  /// Nothing can be held: the books cannot be written now, so nothing leaves.
  record LedgerUnavailable(Trail trail) implements Answer {}

  /// No model of the route can take this prompt, or the provider refuses it as it is: sending it
  /// again helps nobody.
  ///
  /// @param detail safe to show
  record Rejected(Rejection reason, String detail, Trail trail) implements Answer {}

  /// @param detail safe to show
  record Unavailable(String detail, Duration retryAfter, Trail trail) implements Answer {}

  /// Why an answer stopped short.
  enum Cut {
    MAX_OUTPUT_TOKENS,
    CONTENT_FILTER,
    /// The stream broke after its first byte.
    BROKEN_OFF
  }

  /// Which cap refused.
  enum Budget {
    /// What one answer may cost.
    ANSWER,
    DAY,
    MONTH,
    USER_DAY,
    KEY_DAY
  }

  /// Why a prompt is not for any model here.
  enum Rejection {
    TOO_LARGE,
    NO_VISION,
    NO_SCHEMA,
    NO_PRICE,
    BAD_IMAGE,
    BAD_REQUEST
  }
}
