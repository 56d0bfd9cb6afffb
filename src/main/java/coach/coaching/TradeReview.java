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

  /// Whether it failed, and nothing was paid nor ever will be. Of one that was interrupted nobody
  /// knows: whoever was at work on it may only have been slow.
  public boolean isFree() {
    return failure.filter(it -> it.kind() != Failure.Kind.INTERRUPTED).isPresent()
        && bill.cost().filter(Money.ZERO::equals).isPresent();
  }

  public TradeReview with(Bill other) {
    return new TradeReview(
        id, owner, said, image, promptVersion, state, times, other, result, failure);
  }

  /// When it began, went on and ended.
  ///
  /// @param finished absent while it is under way
  public record Times(Instant created, Instant updated, Optional<Instant> finished) {}

  /// What was asked of models for it.
  ///
  /// @param model that gave the answer which counts, or the last that was asked
  /// @param cost absent when nobody knows it: of a failure while an attempt's cost is unknown
  /// @param attempts requests to providers
  /// @param questions of ours: 2 when it was asked again
  /// @param mock whether the answer is from the canned model
  public record Bill(
      Optional<String> model, Optional<Money> cost, int attempts, int questions, boolean mock) {
    /// Of a review that ended before anybody could write down what it took: the books know.
    public static final Bill UNWRITTEN = new Bill(Optional.empty(), Optional.empty(), 0, 0, false);
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
