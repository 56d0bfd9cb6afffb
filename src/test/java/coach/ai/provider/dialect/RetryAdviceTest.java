package coach.ai.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.provider.wire.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAdviceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After    | 0                             | PT0S",
        "Retry-After    | 20                            | PT20S",
        "retry-after    | 1.5                           | PT1.5S",
        "Retry-After    | Mon, 02 Mar 2026 15:00:30 GMT | PT30S",
        "Retry-After    | Mon, 02 Mar 2026 14:00:00 GMT | PT0S",
        "Retry-After    | 999999999                     | PT24H",
        "retry-after-ms | 250                           | PT0.25S",
      })
  void aTimeIsRead(String header, String value, Duration expected) {
    assertThat(advice(Map.of(header, List.of(value))).pause()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "soon", "1e9", "NaN", "9999999999999999999999", "Mon, 99 Mar 2026"})
  void whatIsNoTimeIsNone(String value) {
    assertThat(advice(Map.of("Retry-After", List.of(value))).pause()).isEmpty();
  }

  @Test
  void theFinerTimeCounts() {
    RetryAdvice advice =
        advice(Map.of("Retry-After", List.of("9"), "Retry-After-Ms", List.of("8500")));

    assertThat(advice.pause()).contains(Duration.ofMillis(8_500));
  }

  @Test
  void whoSaysNotNowMeansTheNextMinuteAtLeast() {
    List<String> no = List.of("false");

    assertThat(advice(Map.of("x-should-retry", no)).pause()).contains(Duration.ofMinutes(1));
    assertThat(advice(Map.of("x-should-retry", no)).after()).isEmpty();
    assertThat(advice(Map.of("x-should-retry", no, "Retry-After", List.of("5"))).pause())
        .contains(Duration.ofMinutes(1));
    assertThat(advice(Map.of("x-should-retry", no, "Retry-After", List.of("300"))).pause())
        .contains(Duration.ofMinutes(5));
  }

  private static RetryAdvice advice(Map<String, List<String>> headers) {
    return RetryAdvice.of(new Headers(headers), NOW);
  }
}
