package coach.shared;

import java.math.BigDecimal;

/// An amount of US dollars, exact to the millionth.
public record Money(long microUsd) implements Comparable<Money> {
  private static final int DECIMALS = 6;

  /// @throws ArithmeticException when the amount has more than six decimals, or is too large
  public static Money ofUsd(BigDecimal usd) {
    return new Money(usd.movePointRight(DECIMALS).longValueExact());
  }

  /// As JSON has it.
  public BigDecimal usd() {
    BigDecimal exact = BigDecimal.valueOf(microUsd, DECIMALS).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(microUsd, other.microUsd);
  }
}
