package coach.ai.price.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coach.ai.config.AiConfiguration;
import coach.platform.Mode;
import coach.platform.Violation;
import coach.support.Production;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is told, and what to do about it; that it is told at all, `EveryRuleTest` shows.
class PriceInvariantsTest {
  private static final String KEY = "sk-" + "proj-fake0123456789ABCDEFabcdef";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-10-11 | ''",
        "2026-10-12 | AI-011 gpt-5 ends in 60 days (2026-12-11)",
        "2026-11-20 | AI-011 gpt-5 ends in 21 days (2026-12-11)",
        "2026-12-10 | AI-011 gpt-5 ends tomorrow (2026-12-11)",
        "2026-12-11 | AI-011 gpt-5 ends today (2026-12-11)",
        "2026-12-12 | AI-010 gpt-5 ended on 2026-12-11"
      })
  void aModelsEndIsToldSixtyDaysAhead(String today, String told) {
    List<String> found =
        told(production().set("OPENAI_MODEL", "gpt-5"), today).stream()
            .map(it -> it.rule().id() + " " + it.found())
            .toList();

    assertThat(String.join("", found)).isEqualTo(told);
  }

  @Test
  void theSuccessorIsReadyToBePasted() {
    Production both =
        production().set("OPENAI_MODEL", "gpt-5").set("OPENAI_FALLBACK_MODEL", "gpt-5-mini");
    Production routed =
        production().replace("\nai:\n", "\nai:\n  routes: {review: [openai/gpt-4o]}\n");

    assertThat(told(both, "2026-11-20"))
        .extracting(Violation::key, Violation::fix)
        .containsExactly(
            tuple("ai.openai.model", "export OPENAI_MODEL=gpt-5.6-terra"),
            tuple("ai.openai.fallbackModel", "export OPENAI_FALLBACK_MODEL=gpt-5.6-luna"));
    assertThat(told(routed, "2026-11-20"))
        .extracting(Violation::fix)
        .containsExactly("ai.routes.review[0]: openai/gpt-5.6-terra");
  }

  @Test
  void whenBothEndTheFallbackStaysAnother() {
    Production both =
        production().set("OPENAI_MODEL", "gpt-5").set("OPENAI_FALLBACK_MODEL", "gpt-4o");

    assertThat(told(both, "2026-11-20"))
        .extracting(Violation::fix)
        .containsExactly(
            "export OPENAI_MODEL=gpt-5.6-terra", "export OPENAI_FALLBACK_MODEL=gpt-5.6-luna");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-19, ''",
    "2027-01-20, WARNING",
    "2027-02-18, WARNING",
    "2027-02-19, ERROR",
    "2028-11-20, ERROR"
  })
  void aPriceIsCheckedEvery90Days(String today, String severities) {
    Production one = production().set("OPENAI_FALLBACK_MODEL", "gpt-5.6-terra");

    assertThat(told(one, today))
        .allMatch(it -> it.rule().id().equals("AI-006"))
        .extracting(it -> it.rule().severity().name())
        .isEqualTo(severities.isEmpty() ? List.of() : List.of(severities));
  }

  @Test
  void anUnknownModelIsToldWithThoseThatAreKnown() {
    List<Violation> told = told(production().set("OPENAI_MODEL", "gpt-5.6-tera"), "2026-11-20");

    assertThat(told)
        .singleElement()
        .extracting(Violation::required)
        .asString()
        .contains("gpt-5.6-terra")
        .doesNotContain("gpt-4o");
  }

  @Test
  void aMockNeedsNoPrice() {
    Production mock = production().set("USE_MOCK_OPENAI", "true").set("OPENAI_MODEL", "unheard-of");

    assertThat(told(mock, "2030-01-01")).isEmpty();
  }

  @Test
  void theFaultsOfAPriceFileAreTold() {
    Production production =
        production()
            .replace("\nai:\n", "\nai:\n  prices: src/test/resources/ai/per-token-prices.yml\n");

    assertThat(told(production, "2026-11-20"))
        .singleElement()
        .extracting(Violation::found)
        .asString()
        .startsWith("per-token-prices.yml:3: openai/gpt-5.6-terra@2026-11-01: output 0.000012");
  }

  @Test
  void aPriceThatWasCheckedTomorrowIsTold() {
    Production production =
        production()
            .replace("\nai:\n", "\nai:\n  prices: src/test/resources/ai/early-prices.yml\n");

    assertThat(told(production, "2026-11-20"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.rule().id()).isEqualTo("AI-006");
              assertThat(it.found()).contains("checked_at: 2099-01-01 is yet to come");
              assertThat(it.fix()).isEqualTo("correct early-prices.yml:3");
            });
  }

  private static Production production() {
    return new Production().set("OPENAI_API_KEY", KEY);
  }

  private static List<Violation> told(Production production, String today) {
    AiConfiguration ai = production.check().configuration().orElseThrow().ai();
    InstantSource clock = InstantSource.fixed(Instant.parse(today + "T12:00:00Z"));
    return new PriceInvariants(ai, clock).violations(Mode.PRODUCTION).toList();
  }
}
