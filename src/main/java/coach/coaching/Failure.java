package coach.coaching;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/// Why there is no review.
///
/// @param message one sentence for the trader
/// @param retryAt when it may be worth another try; absent = at once, or never as it is
public record Failure(Kind kind, String message, Optional<Instant> retryAt) {

  /// The closed list.
  public enum Kind {
    /// What may be spent is spent.
    OVER_BUDGET,
    /// The books cannot be written, so nothing was asked.
    LEDGER_UNAVAILABLE,
    /// No model answers.
    NO_MODEL,
    /// None answered in time.
    DEADLINE,
    /// The model will not answer this.
    DECLINED,
    /// The model says that it cannot read the chart.
    UNREADABLE,
    /// No model takes the question as it is.
    REJECTED,
    /// What the model answers is in no form that we can use, twice.
    UNUSABLE,
    /// The service stopped in the middle.
    INTERRUPTED,
    /// A bug of ours.
    INTERNAL;

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }
  }

  public static Failure of(Kind kind, String message) {
    return new Failure(kind, message, Optional.empty());
  }
}
