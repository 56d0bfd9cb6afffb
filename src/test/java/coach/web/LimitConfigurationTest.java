package coach.web;

import static org.assertj.core.api.Assertions.assertThat;

import coach.web.LimitConfiguration.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitConfigurationTest {
  @ParameterizedTest
  @CsvSource({"100, 60, 20, 60", "10, 60, 10, 60", "100000, 60, 20000, 60", "1000, 1, 200, 60"})
  void requestsThatCostMoneyHaveAFifthAndTwentyAtLeastWhereThatIsNotLooser(
      int requests, int period, int paid, int paidPeriod) {
    LimitConfiguration limits = new LimitConfiguration(true, requests, period, null, null);

    assertThat(limits.paid()).isEqualTo(new Window(paid, paidPeriod));
  }
}
