package coach.ai.provider.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.provider.wire.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowanceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "6m0s,      PT6M",
    "12ms,      PT0.012S",
    "1s,        PT1S",
    "1h2m3.5s,  PT1H2M3.5S",
    "250µs,     PT0.00025S",
    "7us,       PT0.000007S",
    "3ns,       PT0.000000003S",
    "0s,        PT0S",
    "60,        PT1M",
    "1.5,       PT1.5S",
  })
  void goDurationsAreRead(String text, Duration expected) {
    assertThat(Allowance.duration(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "-1s", "soon", "1d", "s", "1 s", "99999999999999999999h"})
  void whatIsNoDurationIsNone(String text) {
    assertThat(Allowance.duration(text)).isEmpty();
  }

  @Test
  void aMomentIsATimeFromNow() {
    assertThat(Allowance.until("2026-03-02T15:00:09Z", NOW)).contains(Duration.ofSeconds(9));
    assertThat(Allowance.until("2026-03-02T14:00:00Z", NOW)).contains(Duration.ZERO);
    assertThat(Allowance.until("tomorrow", NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500, 499, 499",
    "500, 0,   0",
    "-1,  -1,  -1",
    "0,   0,   -1",
    "'',  0,   -1",
    "'',  7,   7",
    "500, -1,  -1",
    "500, x,   -1",
  })
  void whatIsLeftIsBelievedWhenThereIsALimit(String limit, String left, long expected) {
    Headers headers = new Headers(Map.of("limit", List.of(limit), "left", List.of(left)));

    OptionalLong remaining = Allowance.remaining(headers, "LIMIT", "LEFT");

    assertThat(remaining.orElse(-1)).isEqualTo(expected);
  }
}
