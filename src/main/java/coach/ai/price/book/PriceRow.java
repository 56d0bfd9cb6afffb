package coach.ai.price.book;

import coach.ai.ModelId;
import coach.ai.price.ImageTokens;
import coach.ai.price.Price;
import coach.ai.price.Price.Abilities;
import coach.ai.price.Price.Rates;
import coach.ai.price.Price.Tier;
import coach.ai.price.book.InvalidPrices.Fault;
import coach.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a price file.
///
/// @param confirmed somebody says that a rate which looks wrong is right
/// @param unusable why no request may be made all the same
record PriceRow(String file, int line, Price price, boolean confirmed, Optional<String> unusable) {

  /// Stands for what could not be read; a row with one of these never leaves the reader.
  private static final Rates NO_RATES =
      new Rates(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  Fault fault(String text) {
    return new Fault(file, line, price.id() + ": " + text);
  }

  /// @param known the image rules by name
  static PriceRow read(String file, Section row, Map<String, ImageRule> known) {
    Price price =
        new Price(
            row.value("model", "provider/model", PriceRow::model).orElse(ModelId.CANNED),
            tiers(row),
            abilities(row, known),
            row.date("effective_from").orElse(LocalDate.EPOCH),
            row.date("checked_at").orElse(LocalDate.EPOCH),
            row.text("source").orElse(""),
            row.ifAny("shutdown", row::date),
            row.ifAny("successor", row::text));
    boolean confirmed = row.ifAny("confirmed", row::flag).orElse(false);
    Optional<String> unusable = row.ifAny("unusable", row::text);
    row.end();
    return new PriceRow(file, row.line(), price, confirmed, unusable);
  }

  private static Optional<ModelId> model(String text) {
    try {
      return Optional.of(ModelId.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<Tier> tiers(Section row) {
    List<Tier> tiers = new ArrayList<>();
    tiers.add(new Tier(0, row.section("rates").map(PriceRow::rates).orElse(NO_RATES)));
    for (Section tier : row.sections("tiers")) {
      long last = tiers.getLast().fromPrompt();
      long from = tier.whole("from_prompt").orElse(last + 1);
      if (from <= last) {
        tier.fault("from_prompt: must be above " + last + ", that of the tier before");
      }
      tiers.add(new Tier(from, rates(tier)));
    }
    return tiers;
  }

  private static Rates rates(Section section) {
    Optional<BigDecimal> input = section.decimal("input");
    Optional<BigDecimal> cached = section.decimal("cached_input");
    if (input.isPresent() && cached.filter(rate -> rate.compareTo(input.get()) > 0).isPresent()) {
      section.fault("cached_input: must be at most input");
    }
    Rates rates =
        new Rates(
            input.orElse(BigDecimal.ZERO),
            cached.orElse(BigDecimal.ZERO),
            section.decimal("cache_write").orElse(BigDecimal.ZERO),
            section.decimal("output").orElse(BigDecimal.ZERO));
    section.end();
    return rates;
  }

  private static Abilities abilities(Section row, Map<String, ImageRule> known) {
    return new Abilities(
        row.ifAny("images", key -> row.value(key, oneOf(known), name -> rule(known, name))),
        row.flag("schema").orElse(false),
        row.flag("stream").orElse(false),
        row.whole("max_input").orElse(1L),
        row.whole("max_output").orElse(1L),
        row.ifAny("request_fee", key -> row.value(key, "USD, to the millionth", PriceRow::fee))
            .orElse(Money.ZERO));
  }

  private static String oneOf(Map<String, ImageRule> known) {
    return "one of " + String.join(", ", known.keySet());
  }

  private static Optional<ImageTokens> rule(Map<String, ImageRule> known, String name) {
    @Nullable ImageRule rule = known.get(name);
    return Optional.ofNullable(rule);
  }

  private static Optional<Money> fee(String text) {
    try {
      return Optional.of(Money.ofUsd(new BigDecimal(text))).filter(fee -> fee.microUsd() >= 0);
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
