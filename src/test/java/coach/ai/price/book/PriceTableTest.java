package coach.ai.price.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coach.ai.ModelId;
import coach.ai.price.Price;
import coach.ai.price.book.InvalidPrices.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The file that an operator lays over the prices of the jar.
class PriceTableTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private static final String ROW =
      """
      prices:
        - model: openai/gpt-5.6-terra
          effective_from: 2026-11-01
          checked_at: 2026-11-02
          source: a test
          rates: {input: 1.50, cached_input: 0.15, cache_write: 1.90, output: 9.00}
          tiers:
            - {from_prompt: 272001, input: 3, cached_input: 0.3, cache_write: 3.8, output: 13.5}
          images: patches-large
          schema: true
          stream: true
          max_input: 1050000
          max_output: 128000
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @Test
  void withoutAFileThePricesOfTheJarHold() {
    assertThat(PriceTable.with(Optional.empty(), NOW)).isSameAs(PriceTable.packaged());
  }

  @Test
  void aLaterRowHoldsFromItsDayOn() {
    PriceTable prices = with(ROW);

    assertThat(inForce(prices, NOW).id()).isEqualTo("openai/gpt-5.6-terra@2026-11-01");
    assertThat(inForce(prices, Instant.parse("2026-10-31T23:59:59Z")).id())
        .isEqualTo("openai/gpt-5.6-terra@2026-07-30");
    assertThat(prices.inForce(ModelId.of("openai/gpt-5.6-luna"), NOW)).isPresent();
  }

  @Test
  void aRowOfTheSameDayReplacesThatOfTheJar() {
    PriceTable prices = with(ROW.replace("2026-11-01", "2026-07-30"));

    Price price = inForce(prices, NOW);
    assertThat(price.tiers().getFirst().rates().input()).isEqualByComparingTo("1.50");
    assertThat(prices.all()).hasSameSizeAs(PriceTable.packaged().all());
  }

  @Test
  void aNewModelMayBringItsOwnImageRule() {
    PriceTable prices =
        with(
            ROW.replace("gpt-5.6-terra", "gpt-7-terra").replace("patches-large", "mine")
                + "images: {mine: {rule: area, per_token: 500, most: 9000}}\n");

    Price price = prices.inForce(ModelId.of("openai/gpt-7-terra"), NOW).orElseThrow();
    assertThat(price.abilities().imageTokens().orElseThrow().worstCase(9999, 9999)).isEqualTo(9000);
  }

  @Test
  void aDatedNameWithARowOfItsOwnCostsWhatThatSays() {
    PriceTable prices = with(ROW.replace("terra", "terra-2026-07-30"));

    Price dated = prices.inForce(ModelId.of("openai/gpt-5.6-terra-2026-07-30"), NOW).orElseThrow();
    assertThat(dated.tiers().getFirst().rates().input()).isEqualByComparingTo("1.50");
    assertThat(inForce(prices, NOW).tiers().getFirst().rates().input()).isEqualByComparingTo("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "  - model: openai | - modell: openai | 2 | model: is missing",
        "model: openai/gpt-5.6-terra | model: gpt-5.6-terra | 2 | model: must be provider/model",
        "model: openai/gpt-5.6-terra | model: azure/gpt-5 | 2 | model: must be provider/model",
        "effective_from: 2026-11-01 | effective_from: 01.11.2026 | 3 | effective_from: must be a date",
        "checked_at: 2026-11-02 | checked_at: 2026-11-31 | 4 | checked_at: must be a date",
        "source: a test | source: | 5 | source: must be a text",
        "input: 1.50 | input: -1.50 | 6 | input: must be a number that is not negative",
        "input: 1.50 | input: NaN | 6 | input: must be a number",
        "input: 1.50 | input: 1e999999999 | 6 | input: must be a number",
        "input: 1.50 | input: [1.50] | 6 | input: must be a number",
        "cached_input: 0.15 | cached_input: 1.51 | 6 | cached_input: must be at most input",
        "cache_write: 1.90, | '' | 6 | cache_write: is missing",
        "output: 9.00 | output: 9.00, tax: 1 | 6 | tax: unknown key",
        "from_prompt: 272001 | from_prompt: 0 | 8 | from_prompt: must be a whole number above 0",
        "output: 13.5} | output: 13.5, from_prompt: 9} | 8 | from_prompt: is there twice",
        "images: patches-large | images: squares | 9 | images: must be one of tiles-85-170",
        "schema: true | schema: yes | 10 | schema: must be true or false",
        "stream: true | '' | 2 | stream: is missing",
        "max_input: 1050000 | max_input: 1.5 | 12 | max_input: must be a whole number",
        "max_output: 128000 | max_output: 0 | 13 | max_output: must be a whole number",
        "max_output: 128000 | request_fee: 0.0000001 | 13 | request_fee: must be USD",
        "max_output: 128000 | max_outptu: 128000 | 13 | max_outptu: unknown key",
        "max_output: 128000 | {max_output: 128000 | 14 | expected",
        "prices: | price: | 1 | price: unknown key",
      })
  void aFaultIsToldWithItsLine(String good, String bad, int line, String text) {
    InvalidPrices invalid = refused(ROW.replace(good, bad));

    assertThat(invalid.faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.toString()).startsWith("mine.yml:" + line + ": ");
              assertThat(fault.text()).contains(text);
            });
  }

  @Test
  void everyFaultIsToldAtOnce() {
    InvalidPrices invalid =
        refused(
            ROW.replace("input: 1.50", "input: free")
                .replace("2026-11-02", "yesterday")
                .replace("max_input", "max_in"));

    assertThat(invalid.faults()).extracting(Fault::line).contains(4, 6, 12, 2).hasSize(4);
    assertThat(invalid)
        .hasMessageContaining("mine.yml:4: checked_at")
        .hasMessageContaining("max_in");
  }

  @Test
  void tiersRise() {
    String two =
        ROW.replace(
            "    images:",
            "      - {from_prompt: 272001, input: 4, cached_input: 0, cache_write: 4, output: 4}\n"
                + "    images:");

    assertThat(refused(two).getMessage()).contains("mine.yml:9: from_prompt: must be above 272001");
  }

  @Test
  void aRowStandsOnce() {
    String again = ROW + ROW.replace("prices:\n", "");

    assertThat(refused(again).getMessage())
        .isEqualTo("mine.yml:14: openai/gpt-5.6-terra@2026-11-01: is there twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input: 1.50, cached_input: 0.15 | input: 20.00, cached_input: 0.15 | input 20.00",
        "output: 9.00 | output: 120 | output 120 is 10 times or a tenth of 12.00",
        "output: 9.00 | output: 1.2 | output 1.2 is 10 times or a tenth of 12.00",
        "output: 9.00 | output: 0.000012 | output 0.000012 is not between",
        "output: 9.00 | output: 0 | output 0 is not between",
        "cache_write: 1.90 | cache_write: 1000.01 | cache_write 1000.01 is not between",
        "output: 13.5 | output: 13500000 | output 13500000 is not between",
      })
  void aRateThatIsFarOffNeedsSomebodysWord(String good, String bad, String text) {
    String row = ROW.replace(good, bad);

    assertThat(refused(row).getMessage()).startsWith("mine.yml:2: ").contains(text);
    assertThat(with(row.replace("    schema", "    confirmed: true\n    schema")).all())
        .anyMatch(price -> price.id().equals("openai/gpt-5.6-terra@2026-11-01"));
  }

  @Test
  void aRateIsComparedWithTheOneItReplacesToo() {
    String row =
        ROW.replace("gpt-5.6-terra", "gpt-5.5")
            .replace("2026-11-01", "2026-07-24")
            .replace("output: 9.00", "output: 3.00")
            .replace("cached_input: 0.15", "cached_input: 0.5")
            .replace("input: 1.50", "input: 5");

    assertThat(refused(row).getMessage())
        .contains("output 3.00 is 10 times or a tenth of 30.00 (openai/gpt-5.5@2026-07-24)");
  }

  @Test
  void aSuccessorHasAPrice() {
    String row = ROW + "    shutdown: 2026-12-31\n    successor: gpt-9\n";

    assertThat(refused(row).getMessage()).contains("successor: there is no row for openai/gpt-9");
  }

  @Test
  void aModelDoesNotEndBeforeItsPriceBegins() {
    assertThat(refused(ROW + "    shutdown: 2026-10-31\n").getMessage())
        .contains("shutdown: must not be before effective_from");
  }

  @ParameterizedTest
  @CsvSource({
    "'', must have the key prices",
    "'- a', must have the key prices",
    "'a: b: c', mapping"
  })
  void whatIsNoPriceFileIsRefused(String text, String fault) {
    assertThat(refused(text).getMessage()).startsWith("mine.yml:1: ").contains(fault);
  }

  @Test
  void anImageRuleIsOfAKnownKind() {
    String row =
        ROW
            + "images:\n  mine: {rule: circles}\n  huge: {rule: area, per_token: 9999999, most: 1}\n";

    assertThat(refused(row).getMessage())
        .contains("mine.yml:15: rule: must be one of tiles, patches, area")
        .contains("mine.yml:16: per_token: must be at most 1000000");
  }

  @Test
  void nobodyCheckedAPriceTomorrow() {
    String today = ROW.replace("checked_at: 2026-11-02", "checked_at: 2026-11-21"); // in the east
    String tomorrow = ROW.replace("checked_at: 2026-11-02", "checked_at: 2026-11-22");

    assertThat(with(today).knows(ModelId.of("openai/gpt-5.6-terra"))).isTrue();
    assertThat(refused(tomorrow))
        .hasMessage(
            "mine.yml:2: openai/gpt-5.6-terra@2026-11-01: checked_at: 2026-11-22 is yet to come;"
                + " write the day on which somebody compared the price with the provider's page");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    Path nowhere = directory.resolve("nowhere.yml");

    assertThatThrownBy(() -> PriceTable.with(Optional.of(nowhere), NOW))
        .isInstanceOf(InvalidPrices.class)
        .hasMessage(nowhere + ": cannot be read: NoSuchFileException");
  }

  private static Price inForce(PriceTable prices, Instant at) {
    return prices.inForce(ModelId.of("openai/gpt-5.6-terra"), at).orElseThrow();
  }

  private InvalidPrices refused(String yaml) {
    return catchThrowableOfType(InvalidPrices.class, () -> with(yaml));
  }

  private PriceTable with(String yaml) {
    try {
      Path file = Files.writeString(directory.resolve("mine.yml"), yaml);
      return PriceTable.with(Optional.of(file), NOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
