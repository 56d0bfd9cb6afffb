package coach.ai.price.book;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.price.Price;
import coach.ai.price.Price.Rates;
import coach.ai.price.Price.Tier;
import coach.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The price file in the jar.
class PackagedPricesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final PriceTable PRICES = PriceTable.packaged();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-3.5-turbo",
        "gpt-4",
        "gpt-4-turbo",
        "gpt-4o",
        "gpt-4o-mini",
        "gpt-4.1",
        "gpt-4.1-mini",
        "gpt-5",
        "gpt-5-mini",
        "gpt-5-nano",
        "gpt-5.1",
        "gpt-5.2",
        "gpt-5.4",
        "gpt-5.4-mini",
        "gpt-5.4-nano",
        "gpt-5.5",
        "gpt-5.6-sol",
        "gpt-5.6-terra",
        "gpt-5.6-luna",
        "gpt-6-luna",
        "gpt-6-sol",
        "gpt-6.1-terra"
      })
  void aModelOfOpenAiHasAPrice(String model) {
    assertThat(inForce("openai/" + model)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anthropic/claude-opus-4-5",
        "anthropic/claude-opus-4-6",
        "anthropic/claude-opus-4-7",
        "anthropic/claude-opus-4-8",
        "anthropic/claude-opus-5",
        "anthropic/claude-sonnet-4-5",
        "anthropic/claude-sonnet-4-6",
        "anthropic/claude-sonnet-5",
        "anthropic/claude-haiku-4-5",
        "perplexity/sonar",
        "perplexity/sonar-pro",
        "perplexity/sonar-reasoning",
        "perplexity/sonar-reasoning-pro"
      })
  void aModelOfAnotherProviderHasAPrice(String model) {
    assertThat(inForce(model)).isPresent();
  }

  @Test
  void whatCannotBeBoundedIsNotUsed() {
    ModelId research = ModelId.of("perplexity/sonar-deep-research");

    assertThat(PRICES.inForce(research, NOW)).isEmpty();
    assertThat(PRICES.knows(research)).isTrue();
    assertThat(PRICES.unusable(research, NOW))
        .hasValueSatisfying(it -> assertThat(it).isNotBlank());
  }

  @Test
  void theCannedModelCostsNothing() {
    Price price = PRICES.inForce(ModelId.CANNED, NOW).orElseThrow();

    assertThat(price.worstCase(100_000, 100_000)).isEqualTo(Money.ZERO);
    assertThat(price.abilities().sees()).isTrue();
    assertThat(price.abilities().schema()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-24T00:00:00Z, 2.50, 15.00",
    "2026-07-29T23:59:59Z, 2.50, 15.00",
    "2026-07-30T00:00:00Z, 2.00, 12.00",
    "2026-11-20T12:00:00Z, 2.00, 12.00"
  })
  void aPriceHoldsFromItsFirstDayInUtc(Instant at, BigDecimal input, BigDecimal output) {
    Rates rates = first(PRICES.inForce(ModelId.of("openai/gpt-5.6-terra"), at).orElseThrow());

    assertThat(rates.input()).isEqualByComparingTo(input);
    assertThat(rates.output()).isEqualByComparingTo(output);
  }

  @Test
  void beforeItsFirstPriceAModelHasNone() {
    Instant before = Instant.parse("2026-07-23T23:59:59Z");

    assertThat(PRICES.inForce(ModelId.of("openai/gpt-5.6-terra"), before)).isEmpty();
  }

  @Test
  void longPromptsCostMoreAltogether() {
    Price price = inForce("openai/gpt-5.6-terra").orElseThrow();

    assertThat(price.tiers()).extracting(Tier::fromPrompt).containsExactly(0L, 272_001L);
    assertThat(price.worstCase(272_000, 0)).isEqualTo(new Money(680_000));
    assertThat(price.worstCase(272_001, 0)).isEqualTo(new Money(1_360_005));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-5.6-terra-2026-07-30, gpt-5.6-terra",
    "gpt-5-2025-08-07, gpt-5",
    "gpt-4o-20240513, gpt-4o"
  })
  void aDatedNameCostsWhatTheNameCosts(String dated, String name) {
    assertThat(inForce("openai/" + dated)).isEqualTo(inForce("openai/" + name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai/gpt-5.6-terra-preview",
        "openai/gpt-5.6-terra-2026",
        "openai/-2026-07-30",
        "openai/GPT-5.6-terra",
        "anthropic/gpt-5.6-terra",
        "openai/o3"
      })
  void anyOtherNameCostsNobodyKnowsWhat(String model) {
    assertThat(inForce(model)).isEmpty();
    assertThat(PRICES.knows(ModelId.of(model))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-3.5-turbo, 2026-10-23",
    "gpt-4, 2026-10-23",
    "gpt-4-turbo, 2026-10-23",
    "gpt-5, 2026-12-11",
    "gpt-5-mini, 2026-12-11",
    "gpt-5-nano, 2026-12-11",
    "gpt-4o, 2027-01-14",
    "gpt-4o-mini, 2027-01-14",
    "gpt-4.1, 2027-01-14",
    "gpt-4.1-mini, 2027-01-14",
    "gpt-5.1, 2027-04-01"
  })
  void aModelThatEndsSaysWhenAndWhatFollows(String model, LocalDate last) {
    Price price = inForce("openai/" + model).orElseThrow();

    assertThat(price.shutdown()).contains(last);
    assertThat(price.isOver(last)).isFalse();
    assertThat(price.isOver(last.plusDays(1))).isTrue();
    assertThat(price.successor()).isPresent();
  }

  @Test
  void aSuccessorCanDoWhatItsPredecessorCould() {
    for (Price price : PRICES.all()) {
      price
          .successor()
          .map(name -> new ModelId(price.model().provider(), name))
          .ifPresent(
              successor -> {
                Price next = PRICES.inForce(successor, NOW).orElseThrow();
                assertThat(next.shutdown()).as(price.id()).isEmpty();
                assertThat(next.abilities().sees()).as(price.id()).isTrue();
                assertThat(next.abilities().schema()).as(price.id()).isTrue();
                assertThat(next.abilities().maxOutput())
                    .as(price.id())
                    .isGreaterThanOrEqualTo(price.abilities().maxOutput());
              });
    }
  }

  @Test
  void whatIsNotKnownToSeeDoesNot() {
    List<String> blind =
        PRICES.all().stream()
            .filter(price -> price.model().provider() != ProviderName.PERPLEXITY)
            .filter(price -> !price.abilities().sees())
            .map(price -> price.model().model())
            .toList();

    assertThat(blind)
        .containsExactlyInAnyOrder(
            "gpt-3.5-turbo", "gpt-4", "gpt-6-luna", "gpt-6-sol", "gpt-6.1-terra");
  }

  @Test
  void perplexityChargesForTheRequestToo() {
    Price sonar = inForce("perplexity/sonar").orElseThrow();

    assertThat(sonar.worstCase(1000, 1000)).isEqualTo(new Money(12_000 + 2_000));
  }

  private static Optional<Price> inForce(String model) {
    return PRICES.inForce(ModelId.of(model), NOW);
  }

  private static Rates first(Price price) {
    return price.tiers().getFirst().rates();
  }
}
