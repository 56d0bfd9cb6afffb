package coach.ai.status;

import coach.ai.ModelId;
import coach.ai.price.Price;
import coach.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Prices as tests need them.
public final class Prices {
  private Prices() {}

  public static Price lasting(ModelId model) {
    BigDecimal one = BigDecimal.ONE;
    return new Price(
        model,
        List.of(new Price.Tier(0, new Price.Rates(one, one, one, one))),
        new Price.Abilities(Optional.empty(), true, true, 100_000, 10_000, Money.ZERO),
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-11-10"),
        "a test",
        Optional.empty(),
        Optional.empty());
  }
}
