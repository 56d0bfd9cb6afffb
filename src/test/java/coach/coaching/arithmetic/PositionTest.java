package coach.coaching.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Readings;
import coach.coaching.answer.RandomReadings;
import coach.shared.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  private static final Figures TWO_AT_RISK = Figures.of(Readings.LONG);
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  @Test
  void aPairInDollarsIsSizedByItsRisk() {
    Position position = Position.of(HUNDRED, TWO_AT_RISK, symbol("EURUSD"));

    assertThat(position.units().orElseThrow()).isEqualByComparingTo("50");
    assertThat(position.assumption()).startsWith("Prices are in US dollars");
  }

  @Test
  void whatPricesAreInIsSaidWhereItIsAssumed() {
    assertThat(Position.of(HUNDRED, TWO_AT_RISK, symbol("AAPL")).assumption())
        .contains("are taken to be in US dollars");
    assertThat(Position.of(HUNDRED, TWO_AT_RISK, Optional.empty()).units()).isPresent();
    assertThat(Position.of(HUNDRED, TWO_AT_RISK, symbol("BTCUSDT")).assumption())
        .isEqualTo("One USDT is taken for one US dollar.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES1!", "ESZ2026", "CLF25", "6EM6", "NQ!"})
  void aContractOfAFutureIsNotSized(String symbol) {
    Position position = Position.of(HUNDRED, TWO_AT_RISK, symbol(symbol));

    assertThat(position.units()).isEmpty();
    assertThat(position.assumption()).contains("future");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "SPX", "US500", "BTCUSD", "XAUUSD", "BRK.B", "NVDA"})
  void whatIsNoFutureIsSized(String symbol) {
    assertThat(Position.of(HUNDRED, TWO_AT_RISK, symbol(symbol)).units()).isPresent();
  }

  @Test
  void anotherCurrencyIsNotConverted() {
    Position position = Position.of(HUNDRED, TWO_AT_RISK, symbol("USDJPY"));

    assertThat(position.units()).isEmpty();
    assertThat(position.assumption()).contains("JPY");
  }

  @Test
  void anUnknownRiskHasNoSize() {
    Figures unknown = Figures.of(Readings.plan(Direction.LONG, "100", "101", "103"));

    assertThat(Position.of(HUNDRED, unknown, symbol("EURUSD")).units()).isEmpty();
  }

  @Test
  void lessThanTheSmallestPartOfAUnitIsNone() {
    Position position = Position.of(new BigDecimal("0.0001"), TWO_AT_RISK, symbol("EURUSD"));

    assertThat(position.units()).isEmpty();
  }

  @Test
  void theStopNeverCostsMoreThanWasSaid() {
    RandomReadings random = new RandomReadings(3);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal entry = random.positive();
      BigDecimal risk = random.positive();
      BigDecimal atRisk = random.positive();
      Figures figures =
          Figures.of(
              Readings.plan(
                  Direction.LONG, entry.toPlainString(), entry.subtract(risk).toPlainString()));

      Position position = Position.of(atRisk, figures, symbol("EURUSD"));

      BigDecimal units = position.units().orElse(BigDecimal.ZERO);
      BigDecimal smallest = new BigDecimal("0.0001");
      assertThat(units.multiply(risk)).isLessThanOrEqualTo(atRisk);
      assertThat(units.add(smallest).multiply(risk)).isGreaterThan(atRisk);
    }
  }

  private static Optional<Symbol> symbol(String text) {
    return Optional.of(new Symbol(text));
  }
}
