package coach.ai.window;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.window.Figures.Latency;
import coach.shared.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String TERRA = "gpt-5.6-terra";
  private static final String LUNA = "gpt-5.6-luna";

  private final LedgerRows ledger = new LedgerRows();

  @Test
  void nothingAskedIsNoRateAndNoLatency() {
    Figures figures = of(Span.DAY);

    assertThat(figures).isEqualTo(Figures.NONE);
    assertThat(figures.successRate()).isEmpty();
  }

  @Test
  void anAnswerIsCountedOnceHoweverManyAttemptsItTook() {
    UUID answer = UUID.randomUUID();
    Instant at = minutesAgo(1);
    ledger.attempt(answer, TERRA, at).released("rate_limited", SECOND);
    ledger.attempt(answer, TERRA, at.plusSeconds(2)).settled("malformed", SECOND, 700);
    ledger.attempt(answer, LUNA, at.plusSeconds(4)).settled("completed", SECOND, 300);

    Figures figures = of(Span.FIVE_MINUTES);

    assertThat(figures.requests()).isEqualTo(1);
    assertThat(figures.attempts()).isEqualTo(3);
    assertThat(figures.successRate()).contains(new BigDecimal("100.000"));
    assertThat(figures.latency()).contains(new Latency(5_000, 5_000, 5_000));
    assertThat(figures.tokens()).isEqualTo(72);
    assertThat(figures.cost()).isEqualTo(new Money(1_000));
    assertThat(figures.wasted()).isEqualTo(new Money(700));
    assertThat(figures.unsettled()).isZero();
  }

  @Test
  void eachModelHasWhatItWasAskedFor() {
    UUID answer = UUID.randomUUID();
    ledger.attempt(answer, TERRA, minutesAgo(2)).settled("malformed", SECOND, 700);
    ledger.attempt(answer, LUNA, minutesAgo(1)).settled("completed", SECOND, 300);

    var models = window(Span.HOUR).byModel();

    assertThat(models.keySet()).containsExactly("openai/gpt-5.6-luna", "openai/gpt-5.6-terra");
    assertThat(of(models, TERRA).successRate()).contains(new BigDecimal("0.000"));
    assertThat(of(models, TERRA).wasted()).isEqualTo(new Money(700));
    assertThat(of(models, LUNA).latency()).contains(new Latency(1_000, 1_000, 1_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad_image", "bad_request", "context_length"})
  void whatOnlyTheCallerDidWrongDoesNotCount(String outcome) {
    ledger.attempt(UUID.randomUUID(), TERRA, minutesAgo(1)).released(outcome, SECOND);

    assertThat(of(Span.HOUR).requests()).isEqualTo(1);
    assertThat(of(Span.HOUR).successRate()).isEmpty();
  }

  @Test
  void aFaultOfOursBesideTheCallersCounts() {
    UUID answer = UUID.randomUUID();
    ledger.attempt(answer, TERRA, minutesAgo(1)).released("context_length", SECOND);
    ledger.attempt(answer, LUNA, minutesAgo(1)).unknown("timeout", SECOND);

    assertThat(of(Span.HOUR).successRate()).contains(new BigDecimal("0.000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed", "incomplete", "declined"})
  void theseAreAnswers(String outcome) {
    ledger.attempt(UUID.randomUUID(), TERRA, minutesAgo(1)).settled(outcome, SECOND, 1);

    assertThat(of(Span.HOUR).succeeded()).isEqualTo(1);
    assertThat(of(Span.HOUR).wasted()).isEqualTo(Money.ZERO);
  }

  @Test
  void whatIsUnderWayTellsNothingYet() {
    UUID answer = UUID.randomUUID();
    ledger.attempt(answer, TERRA, minutesAgo(1)).released("server_error", SECOND);
    ledger.attempt(answer, LUNA, minutesAgo(1)).held();

    Figures figures = of(Span.FIVE_MINUTES);

    assertThat(figures.requests()).isEqualTo(1);
    assertThat(figures.counted()).isZero();
    assertThat(figures.latency()).isEmpty();
  }

  @Test
  void unknownCostsAreCountedWithWhatStaysHeldForThem() {
    ledger.attempt(UUID.randomUUID(), TERRA, minutesAgo(1)).unknown("reset", SECOND);

    assertThat(of(Span.HOUR).unsettled()).isEqualTo(1);
    assertThat(of(Span.HOUR).unsettledAmount()).isEqualTo(new Money(1_000));
  }

  @Test
  void aRateIsNeverRoundedUpToAllOfThem() {
    Figures figures =
        new Figures(
            3, 300_000, 299_999, Optional.empty(), 3, 0, Money.ZERO, Money.ZERO, 0, Money.ZERO);

    assertThat(figures.successRate()).contains(new BigDecimal("99.999"));
  }

  @Test
  void percentilesAreOfAnswersThatWere() {
    for (int i = 1; i <= 100; i++) {
      ledger
          .attempt(UUID.randomUUID(), TERRA, minutesAgo(30))
          .settled("completed", Duration.ofMillis(i * 10L), 1);
    }

    assertThat(of(Span.HOUR).latency()).contains(new Latency(500, 950, 990));
  }

  @Test
  void whoWaitedInVainWaitedAllTheSame() {
    ledger.attempt(UUID.randomUUID(), TERRA, minutesAgo(3)).settled("completed", SECOND, 1);
    ledger
        .attempt(UUID.randomUUID(), TERRA, minutesAgo(3))
        .unknown("timeout", Duration.ofSeconds(60));
    ledger
        .attempt(UUID.randomUUID(), TERRA, minutesAgo(3))
        .released("rate_limited", Duration.ofMillis(1));

    assertThat(of(Span.HOUR).latency()).contains(new Latency(1_000, 60_000, 60_000));
    assertThat(of(window(Span.HOUR).byModel(), TERRA).latency())
        .contains(new Latency(1_000, 60_000, 60_000));
    assertThat(of(Span.HOUR).succeeded()).isEqualTo(1);
  }

  @Test
  void rowsOfAProviderThatANewerNodeKnowsAreCountedUnderItsName() {
    ledger
        .attempt(UUID.randomUUID(), "grok-9", minutesAgo(1))
        .of("xai")
        .settled("completed", SECOND, 500);
    ledger.attempt(UUID.randomUUID(), TERRA, minutesAgo(1)).settled("completed", SECOND, 1);

    assertThat(of(Span.HOUR).cost()).isEqualTo(new Money(501));
    assertThat(window(Span.HOUR).byModel()).containsOnlyKeys("openai/gpt-5.6-terra", "xai/grok-9");
  }

  @Test
  void eachSpanEndsWhereItEnds() {
    for (int minutes : new int[] {4, 6, 59, 61, 1_380, 1_500}) {
      ledger.attempt(UUID.randomUUID(), TERRA, minutesAgo(minutes)).settled("completed", SECOND, 1);
    }

    assertThat(of(Span.FIVE_MINUTES).requests()).isEqualTo(1);
    assertThat(of(Span.HOUR).requests()).isEqualTo(3);
    assertThat(of(Span.DAY).requests()).isEqualTo(5);
    assertThat(of(Span.TODAY).requests()).isEqualTo(4);
  }

  @Test
  void theDayBeginsWhereTheBudgetsDoes() {
    ledger.attempt(UUID.randomUUID(), TERRA, minutesAgo(60)).settled("completed", SECOND, 1);
    ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati"); // it is 05:00 on the 21st there

    assertThat(today(NOW, kiritimati)).isEqualTo(1);
    assertThat(today(NOW.plus(Duration.ofHours(20)), kiritimati)).isZero();
  }

  private long today(Instant now, ZoneId zone) {
    return Windows.daily(ledger.dao(), now, zone).of(Span.TODAY).all().requests();
  }

  private static Figures of(Map<String, Figures> models, String model) {
    return Optional.ofNullable(models.get("openai/" + model)).orElseThrow();
  }

  private Figures of(Span span) {
    return window(span).all();
  }

  private Windows.Window window(Span span) {
    return switch (span) {
      case FIVE_MINUTES, HOUR -> Windows.recent(ledger.dao(), NOW).of(span);
      case DAY, TODAY -> Windows.daily(ledger.dao(), NOW, ZoneOffset.UTC).of(span);
    };
  }

  private static Instant minutesAgo(long minutes) {
    return NOW.minus(Duration.ofMinutes(minutes));
  }
}
