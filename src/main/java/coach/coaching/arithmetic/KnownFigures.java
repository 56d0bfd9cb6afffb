package coach.coaching.arithmetic;

import static java.math.RoundingMode.DOWN;
import static java.math.RoundingMode.HALF_UP;

import coach.coaching.Reading;
import coach.coaching.Reading.Level;
import coach.coaching.Reading.Plan;
import coach.coaching.Said;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every figure that our own code got, by which those in a text are judged.
///
/// A figure in a text is right when ours, rounded to as many decimals as it has, is equal to it:
/// multiples down, as they are shown, and the rest half up.
record KnownFigures(
    List<BigDecimal> multiples,
    List<BigDecimal> percents,
    List<BigDecimal> distances,
    List<BigDecimal> prices,
    List<BigDecimal> sizes) {
  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final int MOST_DECIMALS = 8;

  /// A pip or a point is some power of ten of the price's unit.
  private static final int SMALLEST_POINT = 5;

  static KnownFigures of(Reading reading, Said said) {
    Plan plan = reading.plan();
    Figures figures = Figures.of(plan);
    return new KnownFigures(
        multiples(figures),
        percents(plan, figures),
        distances(figures),
        Stream.concat(prices(reading), said.accountRiskUsd().stream()).toList(),
        said
            .accountRiskUsd()
            .flatMap(risk -> Position.of(risk, figures, reading.chart().symbol()).units())
            .stream()
            .toList());
  }

  boolean has(ClaimKind kind, BigDecimal claimed) {
    return switch (kind) {
      case MULTIPLE, RATIO -> isAmong(multiples, claimed, DOWN);
      case PERCENT -> isAmong(percents, claimed, HALF_UP);
      case SHARE -> isAmong(percents, claimed.movePointRight(2), HALF_UP);
      case DISTANCE -> isAmong(distances, claimed, HALF_UP);
      case MONEY -> isAmong(prices, claimed, HALF_UP);
      case SIZE -> isAmong(sizes, claimed, HALF_UP);
    };
  }

  private static boolean isAmong(List<BigDecimal> ours, BigDecimal claimed, RoundingMode rounding) {
    return claimed.scale() <= MOST_DECIMALS
        && ours.stream()
            .anyMatch(it -> it.setScale(claimed.scale(), rounding).compareTo(claimed) == 0);
  }

  private static List<BigDecimal> multiples(Figures figures) {
    return figures.risk().stream()
        .flatMap(
            risk ->
                figures.rewards().stream().map(it -> it.perUnit().divide(risk.perUnit(), EXACT)))
        .toList();
  }

  private static List<BigDecimal> percents(Plan plan, Figures figures) {
    Optional<BigDecimal> entry = plan.entry().filter(price -> price.signum() > 0);
    return Stream.concat(
            entry.stream()
                .flatMap(
                    price -> moves(figures).map(it -> it.divide(price, EXACT).movePointRight(2))),
            plan.confidence().map(it -> it.movePointRight(2)).stream())
        .toList();
  }

  private static List<BigDecimal> distances(Figures figures) {
    return moves(figures)
        .flatMap(it -> IntStream.rangeClosed(0, SMALLEST_POINT).mapToObj(it::movePointRight))
        .toList();
  }

  private static Stream<BigDecimal> moves(Figures figures) {
    return Stream.concat(
        figures.risk().map(Figures.Risk::perUnit).stream(),
        figures.rewards().stream().map(Figures.Reward::perUnit));
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
