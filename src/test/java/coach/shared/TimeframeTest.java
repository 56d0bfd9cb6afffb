package coach.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeframeTest {
  @ParameterizedTest
  @CsvSource({
    "1h, H1",
    "H1, H1",
    "h1, H1",
    "60, H1",
    "60m, H1",
    "60 min, H1",
    "1 hour, H1",
    "hourly, H1",
    "1m, M1",
    "M1, M1",
    "1, M1",
    "5m, M5",
    "m5, M5",
    "15M, M15",
    "15 minutes, M15",
    "4H, H4",
    "240, H4",
    "240m, H4",
    "D, D1",
    "1D, D1",
    "daily, D1",
    "24h, D1",
    "1440, D1",
    "W, W1",
    "1w, W1",
    "weekly, W1",
    "7d, W1",
    "1M, MONTH",
    "MN, MONTH",
    "MN1, MONTH",
    "1mo, MONTH",
    "monthly, MONTH",
    "M, MONTH"
  })
  void everyUsualSpellingIsRead(String spelled, Timeframe expected) {
    assertThat(Timeframe.of(spelled)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void itsOwnSpellingIsRead(Timeframe timeframe) {
    assertThat(Timeframe.of(timeframe.text())).isEqualTo(timeframe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "m", "7m", "0", "1x", "h1h", "1h1", "-5m", "5.5m", "99999999999", "1 y"})
  void whatIsNoneIsRefused(String spelled) {
    assertThatThrownBy(() -> Timeframe.of(spelled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be one of 1m, 2m");
  }

  @Test
  void longerOnesComeLater() {
    assertThat(Timeframe.values())
        .isSortedAccordingTo((one, other) -> one.length().compareTo(other.length()));
  }
}
