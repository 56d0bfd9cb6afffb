package coach.ai.price.book;

import coach.ai.ProviderName;
import coach.ai.price.Price.Rates;
import coach.ai.price.Price.Tier;
import coach.ai.price.book.InvalidPrices.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Whether rates can be right at all. The usual mistake is a price per token where one per million
/// belongs: with it, everything looks free, or nobody may ask anything any more.
final class Plausibility {
  private static final BigDecimal TOO_HIGH = BigDecimal.valueOf(1000);
  private static final BigDecimal TOO_LOW = new BigDecimal("0.001");
  private static final BigDecimal JUMP = BigDecimal.TEN;

  private Plausibility() {}

  /// What is wrong with a row, unless somebody confirmed it.
  ///
  /// @param predecessors the rows that it follows or replaces
  static List<Fault> faults(PriceRow row, List<PriceRow> predecessors) {
    if (row.confirmed() || row.price().model().provider() == ProviderName.CANNED) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    for (Tier tier : row.price().tiers()) {
      named(tier.rates())
          .filter(rate -> isOutOfRange(rate.value()))
          .map(rate -> row.fault(rate + " is not between 0.001 and 1000 USD per million" + UNLESS))
          .forEach(faults::add);
    }
    for (PriceRow predecessor : predecessors) {
      faults.addAll(jumps(row, predecessor));
    }
    return faults;
  }

  private static final String UNLESS = "; `confirmed: true` if it really is so";

  private static List<Fault> jumps(PriceRow row, PriceRow predecessor) {
    List<Named> before = named(base(predecessor)).toList();
    List<Named> now = named(base(row)).toList();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (!isOutOfRange(now.get(i).value()) && isJump(before.get(i).value(), now.get(i).value())) {
        String was = before.get(i).value().toPlainString();
        String where = predecessor.price().id();
        faults.add(
            row.fault(
                now.get(i) + " is 10 times or a tenth of " + was + " (" + where + ")" + UNLESS));
      }
    }
    return faults;
  }

  private static Rates base(PriceRow row) {
    return row.price().tiers().getFirst().rates();
  }

  private static boolean isJump(BigDecimal before, BigDecimal now) {
    return now.compareTo(before.multiply(JUMP)) >= 0 || before.compareTo(now.multiply(JUMP)) >= 0;
  }

  private static boolean isOutOfRange(BigDecimal rate) {
    return rate.compareTo(TOO_HIGH) > 0 || rate.compareTo(TOO_LOW) < 0;
  }

  private static Stream<Named> named(Rates rates) {
    return Stream.of(
        new Named("input", rates.input()),
        new Named("cached_input", rates.cachedInput()),
        new Named("cache_write", rates.cacheWrite()),
        new Named("output", rates.output()));
  }

  private record Named(String name, BigDecimal value) {
    @Override
    public String toString() {
      return name + " " + value.toPlainString();
    }
  }
}
