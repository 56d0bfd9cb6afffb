package coach.coaching;

import coach.shared.Spelling;
import com.fasterxml.jackson.annotation.JsonValue;

/// Something that our checks found about a model's answer.
///
/// @param field that it is about, such as `plan.stop`; empty = the whole
/// @param message one sentence for the trader
public record Finding(Kind kind, String field, String message) {

  /// What a finding means for the review.
  public enum Weight {
    /// The answer contradicts itself, the chart or the trader: asked again, then `unclear`.
    ERROR,
    /// Worth knowing.
    NOTE;

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }
  }

  /// The closed list.
  public enum Kind {
    NOT_JSON(Weight.ERROR),
    CUT_SHORT(Weight.ERROR),
    MISSING_FIELD(Weight.ERROR),
    UNKNOWN_FIELD(Weight.ERROR),
    WRONG_TYPE(Weight.ERROR),
    UNKNOWN_VALUE(Weight.ERROR),
    NUMBER_OUT_OF_BOUNDS(Weight.ERROR),
    TOO_MANY_ITEMS(Weight.ERROR),
    TEXT_TOO_LONG(Weight.NOTE),
    SYMBOL_UNREADABLE(Weight.NOTE),
    SYMBOL_NOT_READ(Weight.NOTE),
    TIMEFRAME_NOT_READ(Weight.NOTE),
    AXIS_NOT_READ(Weight.NOTE),
    CHART_NEVER_GIVEN(Weight.NOTE),

    AXIS_NOT_SANE(Weight.ERROR),
    PRICE_NOT_POSITIVE(Weight.ERROR),
    PRICE_OFF_AXIS(Weight.ERROR),
    LAST_PRICE_OFF_AXIS(Weight.ERROR),
    STOP_EQUALS_ENTRY(Weight.ERROR),
    STOP_ON_WRONG_SIDE(Weight.ERROR),
    TARGET_ON_WRONG_SIDE(Weight.ERROR),
    TARGETS_OUT_OF_ORDER(Weight.ERROR),
    DISTANCE_ABSURD(Weight.ERROR),
    CONFIDENCE_OUT_OF_RANGE(Weight.ERROR),
    LEVELS_WITHOUT_DIRECTION(Weight.ERROR),
    SYMBOL_DIFFERS(Weight.ERROR),
    TIMEFRAME_DIFFERS(Weight.ERROR),
    DIRECTION_DIFFERS(Weight.NOTE),
    PLAN_INCOMPLETE(Weight.NOTE),
    FIGURE_REMOVED(Weight.NOTE);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    public Weight weight() {
      return weight;
    }

    @JsonValue
    public String text() {
      return Spelling.of(this);
    }
  }

  public boolean isError() {
    return kind.weight() == Weight.ERROR;
  }
}
