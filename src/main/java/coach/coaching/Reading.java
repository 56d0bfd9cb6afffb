package coach.coaching;

import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What a model says that it sees and thinks, in our words. Nothing here has been checked but its
/// form; arithmetic is not part of it.
///
/// @param readable whether it could read what it was given
/// @param unreadableReason why not
public record Reading(
    boolean readable,
    Optional<String> unreadableReason,
    Chart chart,
    Setup setup,
    Plan plan,
    Opinion opinion) {

  /// What can be read off the picture.
  public record Chart(
      Optional<Symbol> symbol,
      Optional<Timeframe> timeframe,
      Axis axis,
      Optional<BigDecimal> lastPrice,
      Trend trend,
      List<Level> levels) {
    public Chart {
      levels = List.copyOf(levels);
    }
  }

  /// Two labels of the price axis, with where they stand: 0 is the top edge, 1 the bottom edge.
  public record Axis(
      Optional<BigDecimal> lowPrice,
      Optional<BigDecimal> lowY,
      Optional<BigDecimal> highPrice,
      Optional<BigDecimal> highY) {
    public static final Axis UNKNOWN =
        new Axis(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Stream<BigDecimal> all() {
      return Stream.of(lowPrice, lowY, highPrice, highY).flatMap(Optional::stream);
    }
  }

  public record Level(LevelKind kind, BigDecimal price, Optional<String> note) {}

  public record Setup(SetupKind kind, Optional<String> note) {}

  /// The trade that the model sees.
  ///
  /// @param confidence from 0 to 1
  public record Plan(
      Direction direction,
      Optional<BigDecimal> entry,
      Optional<BigDecimal> stop,
      List<BigDecimal> targets,
      Horizon horizon,
      Optional<BigDecimal> confidence) {
    public static final Plan NONE =
        new Plan(
            Direction.NONE,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Horizon.UNKNOWN,
            Optional.empty());

    public Plan {
      targets = List.copyOf(targets);
    }

    public boolean hasLevels() {
      return entry.isPresent() || stop.isPresent() || !targets.isEmpty();
    }
  }

  /// How long it is good for.
  public record Horizon(Optional<HorizonKind> kind, OptionalInt bars, OptionalInt minutes) {
    public static final Horizon UNKNOWN =
        new Horizon(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /// What it thinks of it.
  ///
  /// @param stance what the model would do; ours is the [Verdict]
  public record Opinion(
      List<String> reasons,
      List<String> risks,
      List<String> mistakes,
      List<String> questions,
      Verdict stance,
      Optional<String> stanceReason) {
    public Opinion {
      reasons = List.copyOf(reasons);
      risks = List.copyOf(risks);
      mistakes = List.copyOf(mistakes);
      questions = List.copyOf(questions);
    }
  }

  public enum Trend {
    UP,
    DOWN,
    SIDEWAYS,
    UNCLEAR
  }

  public enum LevelKind {
    SUPPORT,
    RESISTANCE,
    SWING_HIGH,
    SWING_LOW,
    GAP,
    OTHER
  }

  public enum SetupKind {
    BREAKOUT,
    PULLBACK,
    REVERSAL,
    RANGE,
    CONTINUATION,
    RETEST,
    MOMENTUM,
    OTHER,
    NONE
  }

  public enum HorizonKind {
    SCALP,
    INTRADAY,
    SWING,
    POSITION
  }
}
