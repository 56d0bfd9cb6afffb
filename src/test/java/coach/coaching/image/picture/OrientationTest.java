package coach.coaching.image.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  /// ```
  /// 1 2 3
  /// 4 5 6
  /// ```
  private static final Picture PICTURE = new Picture(new Size(3, 2), new int[] {1, 2, 3, 4, 5, 6});

  @ParameterizedTest
  @CsvSource({
    "1, 123 456",
    "2, 321 654",
    "3, 654 321",
    "4, 456 123",
    "5, 14 25 36",
    "6, 41 52 63",
    "7, 63 52 41",
    "8, 36 25 14",
    "0, 123 456",
    "9, 123 456"
  })
  void eachValueTurnsThePictureUpright(int value, String rows) {
    Picture turned = Orientation.of(value).apply(PICTURE);

    StringBuilder text = new StringBuilder();
    for (int i = 0; i < turned.pixels().length; i++) {
      text.append(i > 0 && i % turned.size().width() == 0 ? " " : "").append(turned.pixels()[i]);
    }
    assertThat(text).hasToString(rows);
  }
}
