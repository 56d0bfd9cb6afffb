package coach.coaching;

import coach.shared.Money;
import coach.shared.Spelling;
import coach.shared.UserId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One review, from the question to its end.
///
/// @param promptVersion with which it was asked
public record TradeReview(
    ReviewId id,
    UserId owner,
    Said said,
    Optional<ImageId> image,
    String promptVersion,
    State state,
    Times times,
    Bill bill,
    Optional<Result> result,
    Optional<Failure> failure) {

  /// When it began, went on and ended.
  ///
  /// @param finished absent while it is under way
  public record Times(Instant created, Instant updated, Optional<Instant> finished) {}

  /// What was asked of models for it.
  ///
  /// @param model that gave the answer which counts, or the last that was asked
  /// @param attempts requests to providers
  /// @param questions of ours: 2 when it was asked again
  /// @param mock whether the answer is from the canned model
  public record Bill(
      Optional<String> model, Money cost, int attempts, int questions, boolean mock) {
    public static final Bill NOTHING = new Bill(Optional.empty(), Money.ZERO, 0, 0, false);
  }

  /// What it came to.
  ///
  /// @param reading checked: what did not hold is gone from its texts, or among the findings
  public record Result(Reading reading, List<Finding> findings, Conclusion conclusion) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /// What our rules make of a reading.
  ///
  /// @param reason one sentence for the trader
  public record Conclusion(Verdict verdict, String reason) {}

  /// How far it has come.
  public enum State {
    ACCEPTED,
    READING,
    CHECKING,
    ASKING_AGAIN,
    DONE,
    FAILED;

    /// Whether nothing more comes.
    public boolean isFinal() {
      return this == DONE || this == FAILED;
    }

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }
  }
}
