package coach.coaching.arithmetic;

import static java.math.RoundingMode.DOWN;

import coach.shared.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/// How much of it may be bought or sold, so that the stop costs what the trader said and not more.
///
/// @param units `account risk / risk per unit`, rounded down to four decimals; absent when it
///     cannot be told
/// @param assumption what that rests on, or why there is none, in one sentence
public record Position(BigDecimal accountRiskUsd, Optional<BigDecimal> units, String assumption) {
  private static final int DECIMALS = 4;

  public static Position of(BigDecimal accountRiskUsd, Figures figures, Optional<Symbol> symbol) {
    Optional<String> quote = symbol.flatMap(Symbol::quote);
    if (figures.risk().isEmpty()) {
      return none(accountRiskUsd, "Without an entry and a stop on its side the risk is unknown.");
    }
    if (quote.isPresent() && !quote.get().startsWith("USD")) {
      return none(
          accountRiskUsd,
          "Prices are in " + quote.get() + ", and we do not convert currencies here.");
    }
    if (symbol.filter(Symbol::isFuture).isPresent()) {
      return none(
          accountRiskUsd,
          "A contract of a future moves by several times its price: see its value.");
    }
    BigDecimal units = accountRiskUsd.divide(figures.risk().get().perUnit(), DECIMALS, DOWN);
    return units.signum() == 0
        ? none(accountRiskUsd, "The risk of one unit is far more than what may be lost.")
        : new Position(accountRiskUsd, Optional.of(units), assumption(quote));
  }

  private static Position none(BigDecimal accountRiskUsd, String why) {
    return new Position(accountRiskUsd, Optional.empty(), why);
  }

  private static String assumption(Optional<String> quote) {
    return quote
        .map(
            currency ->
                currency.equals("USD")
                    ? "Prices are in US dollars, and one unit moves one for one with the price."
                    : "One " + currency + " is taken for one US dollar.")
        .orElse(
            "Prices are taken to be in US dollars, and one unit to move one for one with them.");
  }
}
