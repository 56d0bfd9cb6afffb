package coach.shared;

import java.math.BigDecimal;

/// An amount of US dollars, exact to the millionth.
public record Money(long microUsd) implements Comparable<Money> {
  public static final Money ZERO = new Money(0);

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

  public Money plus(Money other) {
    return new Money(Math.addExact(microUsd, other.microUsd));
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(microUsd, other.microUsd));
  }

  public boolean exceeds(Money other) {
    return microUsd > other.microUsd;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(microUsd, other.microUsd);
  }
}
