package coach.coaching.arithmetic;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.HALF_UP;

import coach.coaching.Reading;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.Plan;
import coach.coaching.Said;
import coach.shared.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every figure that our own code got, by which those in a text are judged.
///
/// A figure in a text is right when ours, in the same unit and rounded to as many decimals as it
/// has, is equal to it: multiples and sizes down, as they are shown, and the rest half up.
///
/// @param risks what may be lost: by unit, in the price's money
/// @param rewards what each target brings
/// @param prices that the model read or plans
/// @param units that may be bought for the risk of the account
record KnownFigures(
    Side risks,
    Side rewards,
    List<BigDecimal> multiples,
    Optional<BigDecimal> confidence,
    List<BigDecimal> prices,
    Optional<BigDecimal> units,
    Instrument instrument) {
  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final int MOST_DECIMALS = 8;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// @param moves of the price
  /// @param percents of the entry
  /// @param money for the whole position
  record Side(List<BigDecimal> moves, List<BigDecimal> percents, List<BigDecimal> money) {
    static Side of(List<BigDecimal> moves, Optional<BigDecimal> entry, List<BigDecimal> money) {
      return new Side(
          moves,
          entry.stream()
              .flatMap(it -> moves.stream().map(move -> move.multiply(HUNDRED).divide(it, EXACT)))
              .toList(),
          money);
    }
  }

  static KnownFigures of(Reading reading, Said said) {
    Plan plan = reading.plan();
    Figures figures = Figures.of(plan);
    Optional<Symbol> symbol = reading.chart().symbol().or(said::symbol);
    Optional<BigDecimal> units =
        said.accountRiskUsd().flatMap(risk -> Position.of(risk, figures, symbol).units());
    Optional<BigDecimal> entry = plan.entry().filter(price -> price.signum() > 0);
    List<BigDecimal> risks = figures.risk().map(Figures.Risk::perUnit).stream().toList();
    List<BigDecimal> rewards = figures.rewards().stream().map(Figures.Reward::perUnit).toList();
    return new KnownFigures(
        Side.of(risks, entry, said.accountRiskUsd().stream().toList()),
        Side.of(rewards, entry, scaled(rewards, units)),
        risks.stream().flatMap(risk -> rewards.stream().map(it -> it.divide(risk, EXACT))).toList(),
        plan.confidence(),
        prices(reading).toList(),
        units,
        Instrument.of(symbol));
  }

  /// Of a number without a unit, in a sentence that names these.
  boolean hasBare(BigDecimal claimed, Set<ClaimKind> named, Role role) {
    return isAmong(moves(role), claimed, HALF_UP)
        || named.stream()
            .anyMatch(
                kind ->
                    kind == ClaimKind.MONEY
                        ? isAmong(money(role), claimed, HALF_UP)
                        : has(kind, claimed, role));
  }

  boolean has(ClaimKind kind, BigDecimal claimed, Role role) {
    return switch (kind) {
      case UNCONFIRMED -> false;
      case MULTIPLE, RATIO -> isAmong(multiples, claimed, DOWN);
      case INVERSE -> isAmong(inverses(), claimed, HALF_UP);
      case PERCENT -> isAmong(percents(role), claimed, HALF_UP);
      case SHARE -> isAmong(percents(role), claimed.movePointRight(2), HALF_UP);
      case BASIS_POINTS -> isAmong(scaled(percents(role), Optional.of(HUNDRED)), claimed, HALF_UP);
      case PIPS -> isAmong(in(instrument.pip(), role), claimed, HALF_UP);
      case PIPETTES -> isAmong(in(tenth(instrument.pip()), role), claimed, HALF_UP);
      case POINTS -> isAmong(in(instrument.point(), role), claimed, HALF_UP);
      case CENTS -> isAmong(scaled(moves(role), Optional.of(HUNDRED)), claimed, HALF_UP);
      case MONEY ->
          isPrice(claimed)
              || isAmong(moves(role), claimed, HALF_UP)
              || isAmong(money(role), claimed, HALF_UP);
      case UNITS -> isAmong(units.stream().toList(), claimed, DOWN);
      case SHARES -> instrument.isCounted() && has(ClaimKind.UNITS, claimed, role);
      case COINS -> instrument.isWeighed() && has(ClaimKind.UNITS, claimed, role);
      case LOTS -> isAmong(lots(0), claimed, DOWN);
      case MINI_LOTS -> isAmong(lots(1), claimed, DOWN);
      case MICRO_LOTS -> isAmong(lots(2), claimed, DOWN);
    };
  }

  /// Exactly one of those that were read or are planned.
  boolean isPrice(BigDecimal claimed) {
    return isAmong(prices, claimed, HALF_UP);
  }

  /// Whether it can be one: it lies among ours, or not farther off than they from each other.
  boolean isLikeAPrice(BigDecimal claimed) {
    Optional<BigDecimal> least = prices.stream().min(BigDecimal::compareTo);
    Optional<BigDecimal> most = prices.stream().max(BigDecimal::compareTo);
    return least.isPresent()
        && most.isPresent()
        && isBetween(least.get(), claimed, most.get(), most.get().subtract(least.get()));
  }

  private static boolean isBetween(
      BigDecimal least, BigDecimal it, BigDecimal most, BigDecimal margin) {
    return it.signum() > 0
        && it.compareTo(least.subtract(margin)) >= 0
        && it.compareTo(most.add(margin)) <= 0;
  }

  /// What rounds to nothing is none of ours.
  private static boolean isAmong(List<BigDecimal> ours, BigDecimal claimed, RoundingMode rounding) {
    return claimed.signum() > 0
        && claimed.scale() <= MOST_DECIMALS
        && ours.stream()
            .anyMatch(it -> it.setScale(claimed.scale(), rounding).compareTo(claimed) == 0);
  }

  private List<BigDecimal> inverses() {
    return multiples.stream()
        .filter(it -> it.signum() > 0)
        .map(it -> BigDecimal.ONE.divide(it, EXACT))
        .toList();
  }

  /// The confidence is of neither side.
  private List<BigDecimal> percents(Role role) {
    return role == Role.EITHER
        ? Stream.concat(
                both(Side::percents, role), confidence.stream().map(it -> it.multiply(HUNDRED)))
            .toList()
        : both(Side::percents, role).toList();
  }

  private List<BigDecimal> moves(Role role) {
    return both(Side::moves, role).toList();
  }

  private List<BigDecimal> money(Role role) {
    return both(Side::money, role).toList();
  }

  private Stream<BigDecimal> both(Function<Side, List<BigDecimal>> figures, Role role) {
    return Stream.concat(
        role.allows(Role.RISK) ? figures.apply(risks).stream() : Stream.of(),
        role.allows(Role.REWARD) ? figures.apply(rewards).stream() : Stream.of());
  }

  private List<BigDecimal> in(Optional<BigDecimal> unit, Role role) {
    return unit.stream()
        .flatMap(one -> both(Side::moves, role).map(it -> it.divide(one, EXACT)))
        .toList();
  }

  /// @param tenths 0 for standard lots, 1 for those a tenth as large, …
  private List<BigDecimal> lots(int tenths) {
    return instrument.lot().map(it -> it.movePointLeft(tenths)).stream()
        .flatMap(lot -> units.stream().map(it -> it.divide(lot, EXACT)))
        .toList();
  }

  private static Optional<BigDecimal> tenth(Optional<BigDecimal> unit) {
    return unit.map(it -> it.movePointLeft(1));
  }

  private static List<BigDecimal> scaled(List<BigDecimal> figures, Optional<BigDecimal> by) {
    return by.stream().flatMap(times -> figures.stream().map(times::multiply)).toList();
  }

  private static Stream<BigDecimal> prices(Reading reading) {
    return Stream.of(
            reading.chart().lastPrice().stream(),
            reading.chart().axis().lowPrice().stream(),
            reading.chart().axis().highPrice().stream(),
            reading.chart().levels().stream().map(Level::price),
            reading.plan().entry().stream(),
            reading.plan().stop().stream(),
            reading.plan().targets().stream())
        .flatMap(prices -> prices);
  }
}
