package coach.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "5, 5000000", "0.000001, 1", "12.50, 12500000", "1000, 1000000000"})
  void dollarsAreMillionthsExactly(BigDecimal usd, long micros) {
    assertThat(Money.ofUsd(usd)).isEqualTo(new Money(micros));
    assertThat(new Money(micros).usd()).isEqualByComparingTo(usd);
  }

  @Test
  void anAmountIsWrittenWithoutExponentAndWithoutZeros() {
    assertThat(new Money(1_000_000_000).usd()).hasToString("1000");
    assertThat(new Money(12_500_000).usd()).hasToString("12.5");
  }

  @ParameterizedTest
  @CsvSource({"0.0000001", "99999999999999"})
  void whatWouldHaveToBeRoundedIsRefused(BigDecimal usd) {
    assertThatThrownBy(() -> Money.ofUsd(usd)).isInstanceOf(ArithmeticException.class);
  }
}
