package coach.coaching.image.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkerTest {
  @Test
  void whatFitsIsLeftAsItIs() {
    int[] row = {0x010203, 0xffffff, 0x000000};

    Picture picture = shrink(new Size(3, 2), new Size(3, 2), row);

    assertThat(picture.pixels()).containsExactly(0x010203, 0xffffff, 0, 0x010203, 0xffffff, 0);
  }

  @Test
  void aPixelIsTheMeanOfTheAreaItStandsFor() {
    int[] row = {0x000000, 0x646464, 0xc80000, 0x0000c8};

    Picture picture = shrink(new Size(4, 2), new Size(2, 1), row);

    assertThat(picture.pixels()).containsExactly(0x323232, 0x640064);
  }

  @Test
  void aPixelOnABorderIsSharedOut() {
    int[] row = {0x000000, 0x5a5a5a, 0xb4b4b4};

    Picture picture = shrink(new Size(3, 3), new Size(2, 2), row);

    assertThat(picture.pixels()).containsExactly(0x1e1e1e, 0x969696, 0x1e1e1e, 0x969696);
  }

  @ParameterizedTest
  @CsvSource({"3000, 1000, 2048", "2049, 2048, 2048", "4095, 17, 2048", "8000, 5000, 2048"})
  void anEvenColourStaysExactlyThat(int width, int height, int longest) {
    int[] row = new int[width];
    Arrays.fill(row, 0xfe7f01);
    Size to = new Size(width, height).within(longest);

    Picture picture = shrink(new Size(width, height), to, row);

    assertThat(Arrays.stream(picture.pixels()).distinct()).containsExactly(0xfe7f01);
  }

  @Test
  void aLineOfOnePixelGetsFainterAndDoesNotVanish() {
    int[] row = new int[8000];
    row[4001] = 0xffffff;

    Picture picture = shrink(new Size(8000, 4), new Size(2000, 1), row);

    assertThat(Arrays.stream(picture.pixels()).filter(pixel -> pixel != 0))
        .containsExactly(0x404040);
  }

  @Test
  void theMeanOfAllPixelsStaysTheSameWhateverTheSizes() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      Size from = new Size(1 + random.nextInt(90), 1 + random.nextInt(90));
      Size to = new Size(1 + random.nextInt(from.width()), 1 + random.nextInt(from.height()));
      int[] row = random.ints(from.width(), 0, 256).toArray();

      Picture picture = shrink(from, to, row);

      assertThat(Arrays.stream(picture.pixels()).average().orElseThrow())
          .isCloseTo(
              Arrays.stream(row).average().orElseThrow(),
              org.assertj.core.api.Assertions.within(0.51));
    }
  }

  @Test
  void aPictureWithoutItsLastRowIsNone() {
    Shrinker shrinker = new Shrinker(new Size(2, 2), new Size(2, 2));
    shrinker.take(new int[2]);

    assertThat(Decoded.reason(shrinker::picture)).contains("cut off");
  }

  private static Picture shrink(Size from, Size to, int[] row) {
    Shrinker shrinker = new Shrinker(from, to);
    for (int y = 0; y < from.height(); y++) {
      shrinker.take(row);
    }
    return shrinker.picture();
  }
}
