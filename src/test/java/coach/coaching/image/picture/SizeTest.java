package coach.coaching.image.picture;

import static coach.coaching.image.picture.Decoded.problem;
import static coach.coaching.image.picture.Decoded.reason;
import static org.assertj.core.api.Assertions.assertThat;

import coach.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {
  @ParameterizedTest
  @CsvSource({"1600, 900", "1, 1", "8000, 5000", "20, 1", "1, 20"})
  void aChartMayHaveAnySizeThatItCanBeReadIn(long width, long height) {
    assertThat(Size.stated(width, height, Decoded.MOST_PIXELS).pixels()).isEqualTo(width * height);
  }

  @ParameterizedTest
  @CsvSource({
    "8001, 5000",
    "2147483647, 2147483647",
    "4294967295, 4294967295",
    "1, 40000001",
    "40000001, 1"
  })
  void whatHasMorePixelsIsTooLarge(long width, long height) {
    Problem problem = problem(() -> Size.stated(width, height, Decoded.MOST_PIXELS));

    assertThat(problem).isInstanceOf(Problem.TooLarge.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "0, 0"})
  void nothingIsNoPicture(long width, long height) {
    assertThat(reason(() -> Size.stated(width, height, Decoded.MOST_PIXELS)))
        .isEqualTo("has no pixels");
  }

  @ParameterizedTest
  @CsvSource({"21, 1", "1, 21", "40000, 1000"})
  void aStripIsNoChart(long width, long height) {
    assertThat(reason(() -> Size.stated(width, height, Decoded.MOST_PIXELS))).contains("strip");
  }

  @Test
  void aPictureIsMadeToFitAndKeepsItsShape() {
    assertThat(new Size(8000, 5000).within(2048)).isEqualTo(new Size(2048, 1280));
    assertThat(new Size(900, 4096).within(2048)).isEqualTo(new Size(450, 2048));
    assertThat(new Size(1600, 900).within(2048)).isEqualTo(new Size(1600, 900));
  }
}
