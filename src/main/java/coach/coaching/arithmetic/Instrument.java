package coach.coaching.arithmetic;

import coach.shared.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// The units in which people speak of an instrument. What differs from broker to broker is absent,
/// so that nothing in it can be confirmed.
///
/// @param pip of a pair of currencies
/// @param point of a share or an index: one of its price
/// @param lot of a pair of currencies, in units
/// @param isCounted whether one unit is a share
/// @param isWeighed whether one unit is a coin or an ounce
record Instrument(
    Optional<BigDecimal> pip,
    Optional<BigDecimal> point,
    Optional<BigDecimal> lot,
    boolean isCounted,
    boolean isWeighed) {
  private static final BigDecimal STANDARD_LOT = BigDecimal.valueOf(100_000);

  /// A pair that we do not know.
  private static final Pattern SOME_PAIR = Pattern.compile(".{2,}(?:USD[TC]?|EUR|GBP|JPY|BTC)");

  static Instrument of(Optional<Symbol> symbol) {
    Optional<BigDecimal> pip = symbol.flatMap(Symbol::pip);
    boolean pair = symbol.flatMap(Symbol::quote).isPresent();
    boolean counted =
        !pair && symbol.filter(it -> !SOME_PAIR.matcher(it.value()).matches()).isPresent();
    return new Instrument(
        pip,
        counted ? Optional.of(BigDecimal.ONE) : Optional.empty(),
        pip.map(_ -> STANDARD_LOT),
        counted,
        pair && pip.isEmpty());
  }
}
