package coach.coaching;

import coach.shared.Symbol;
import coach.shared.Timeframe;
import java.math.BigDecimal;
import java.util.Optional;

/// What a trader says about a trade, beside the chart. Data for whoever reads it, never orders.
///
/// @param accountRiskUsd what they will lose when the stop is hit
public record Said(
    Optional<Symbol> symbol,
    Optional<Timeframe> timeframe,
    Optional<Direction> direction,
    Optional<String> notes,
    Optional<BigDecimal> accountRiskUsd) {
  /// Of the notes, in characters.
  public static final int LONGEST = 4_000;

  public static final Said NOTHING =
      new Said(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
