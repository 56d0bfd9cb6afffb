package coach.ai.price.book;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ai.price.book.ImageRule.Area;
import coach.ai.price.book.ImageRule.Patches;
import coach.ai.price.book.ImageRule.Tiles;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRuleTest {
  private static final Tiles TILES = new Tiles(85, 170);
  private static final Patches PATCHES = new Patches(32, 1536, new BigDecimal("1.62"));
  private static final Area AREA = new Area(750, 1600);

  /// The first three are OpenAI's own examples; small images are counted as if enlarged.
  @ParameterizedTest
  @CsvSource({
    "1024, 1024, 765",
    "2048, 4096, 1105",
    "4096, 8192, 1105",
    "1920, 1080, 1105",
    "1, 1, 765",
    "10000, 1, 765"
  })
  void tilesAreCountedAfterFitting(int width, int height, long tokens) {
    assertThat(TILES.worstCase(width, height)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({"32, 32, 2", "33, 32, 4", "1024, 1024, 1659", "1920, 1080, 2489", "1, 1, 2"})
  void patchesAreCountedUpToTheMost(int width, int height, long tokens) {
    assertThat(PATCHES.worstCase(width, height)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({"200, 200, 67", "1000, 1000, 1355", "1092, 1092, 1590", "4000, 3000, 1600"})
  void pixelsAreCountedUpToTheMost(int width, int height, long tokens) {
    assertThat(AREA.worstCase(width, height)).isEqualTo(tokens);
  }

  @Test
  void noSizeCountsForNothingOrBeyondTheLargest() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int i = 0; i < 10_000; i++) {
      int width = random.nextInt(1, 20_000);
      int height = random.nextInt(1, 20_000);

      assertThat(TILES.worstCase(width, height)).isBetween(85L + 170, 85L + 8 * 170);
      assertThat(PATCHES.worstCase(width, height)).isBetween(1L, 2489L);
      assertThat(AREA.worstCase(width, height)).isBetween(1L, 1600L);
    }
  }

  @Test
  void turningAnImageChangesNothing() {
    for (ImageRule rule : List.of(TILES, PATCHES, AREA)) {
      assertThat(rule.worstCase(1920, 1080)).isEqualTo(rule.worstCase(1080, 1920));
    }
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    int most = Integer.MAX_VALUE;

    assertThat(TILES.worstCase(most, most)).isEqualTo(765);
    assertThat(PATCHES.worstCase(most, most)).isEqualTo(2489);
    assertThat(AREA.worstCase(most, most)).isEqualTo(1600);
  }
}
