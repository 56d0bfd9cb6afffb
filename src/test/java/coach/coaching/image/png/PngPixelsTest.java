package coach.coaching.image.png;

import static coach.coaching.image.picture.Decoded.MOST_PIXELS;
import static coach.coaching.image.png.PngFixture.chunk;
import static coach.coaching.image.png.PngFixture.deflated;
import static coach.coaching.image.png.PngFixture.end;
import static coach.coaching.image.png.PngFixture.file;
import static coach.coaching.image.png.PngFixture.header;
import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.image.picture.Decoded;
import coach.coaching.image.picture.OverWhite;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of random samples, written plainly here, come back as what the samples mean.
class PngPixelsTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 19;

  private final Random random = new Random(11);

  @ParameterizedTest
  @CsvSource({
    "0, 1", "0, 2", "0, 4", "0, 8", "0, 16", "2, 8", "2, 16", "3, 1", "3, 2", "3, 4", "3, 8",
    "4, 8", "4, 16", "6, 8", "6, 16"
  })
  void everyKindOfPixelIsReadInRowsAndInterlaced(int colour, int depth) {
    int samples = new int[] {1, 0, 3, 1, 2, 0, 4}[colour];
    int[][] picture = new int[HEIGHT][WIDTH * samples];
    for (int[] row : picture) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(1 << depth);
      }
    }
    byte[] palette = new byte[3 << Math.min(8, depth)];
    random.nextBytes(palette);

    int[] plain = decode(colour, depth, 0, picture, palette);
    int[] interlaced = decode(colour, depth, 1, picture, palette);

    assertThat(plain).containsExactly(meaning(colour, depth, samples, picture, palette));
    assertThat(interlaced).containsExactly(plain);
  }

  @Test
  void oneTransparentColourIsWhite() {
    byte[] rgb = {0, 1, 2, 3, 1, 2, 4};
    byte[] file =
        file(
            header(2, 1, 8, 2, 0),
            chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3}),
            chunk("IDAT", deflated(rgb)),
            end());

    assertThat(Decoded.of(PngFile.parse(file, MOST_PIXELS)).pixels())
        .containsExactly(0xffffff, 0x010204);
  }

  @Test
  void oneTransparentColourOfSixteenBitsIsComparedInFull() {
    byte[] gray = {0, 1, 2, 1, 3};
    byte[] file =
        file(
            header(2, 1, 16, 0, 0),
            chunk("tRNS", new byte[] {1, 2}),
            chunk("IDAT", deflated(gray)),
            end());

    assertThat(Decoded.of(PngFile.parse(file, MOST_PIXELS)).pixels())
        .containsExactly(0xffffff, 0x010101);
  }

  @Test
  void aPaletteMayBePartlyTransparent() {
    byte[] file =
        file(
            header(3, 1, 8, 3, 0),
            chunk("PLTE", new byte[] {10, 20, 30, 10, 20, 30}),
            chunk("tRNS", new byte[] {0}),
            chunk("IDAT", deflated(new byte[] {0, 0, 1, 2})),
            end());

    assertThat(Decoded.of(PngFile.parse(file, MOST_PIXELS)).pixels())
        .containsExactly(0xffffff, 0x0a141e, 0x000000);
  }

  private int[] decode(int colour, int depth, int interlace, int[][] picture, byte[] palette) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    int samples = picture[0].length / WIDTH;
    if (interlace == 0) {
      write(data, depth, samples, picture);
    } else {
      int[][] passes = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
      };
      for (int[] pass : passes) {
        write(data, depth, samples, part(picture, samples, pass));
      }
    }
    byte[] file =
        file(
            header(WIDTH, HEIGHT, depth, colour, interlace),
            colour == 3 ? chunk("PLTE", palette) : chunk("tEXt", new byte[3]),
            chunk("IDAT", deflated(data.toByteArray())),
            end());
    return Decoded.of(PngFile.parse(file, MOST_PIXELS)).pixels();
  }

  private static int[][] part(int[][] picture, int samples, int[] pass) {
    int width = (WIDTH - pass[0] + pass[2] - 1) / pass[2];
    int height = (HEIGHT - pass[1] + pass[3] - 1) / pass[3];
    int[][] part = new int[height][width * samples];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int i = 0; i < samples; i++) {
          part[y][x * samples + i] =
              picture[pass[1] + y * pass[3]][(pass[0] + x * pass[2]) * samples + i];
        }
      }
    }
    return part;
  }

  /// With a filter of each kind in turn.
  private static void write(ByteArrayOutputStream data, int depth, int samples, int[][] rows) {
    byte[] above = new byte[(rows[0].length * depth + 7) / 8];
    int back = Math.max(1, samples * depth / 8);
    for (int y = 0; y < rows.length; y++) {
      byte[] row = new byte[above.length];
      for (int i = 0; i < rows[y].length; i++) {
        for (int bit = 0; bit < depth; bit++) {
          int at = i * depth + bit;
          row[at / 8] |= (byte) ((rows[y][i] >> (depth - 1 - bit) & 1) << (7 - at % 8));
        }
      }
      data.write(y % 5);
      for (int i = 0; i < row.length; i++) {
        int left = i < back ? 0 : row[i - back] & 0xff;
        int corner = i < back ? 0 : above[i - back] & 0xff;
        data.write(row[i] - guess(y % 5, left, above[i] & 0xff, corner));
      }
      above = row;
    }
  }

  private static int guess(int filter, int left, int up, int corner) {
    return switch (filter) {
      case 0 -> 0;
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      default -> {
        int plane = left + up - corner;
        int toLeft = Math.abs(plane - left);
        int toUp = Math.abs(plane - up);
        int toCorner = Math.abs(plane - corner);
        yield toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
      }
    };
  }

  private static int[] meaning(
      int colour, int depth, int samples, int[][] picture, byte[] palette) {
    int[] pixels = new int[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      int[] levels = new int[samples];
      for (int k = 0; k < samples; k++) {
        int sample = picture[i / WIDTH][i % WIDTH * samples + k];
        levels[k] = depth == 16 ? sample >> 8 : sample * 255 / ((1 << depth) - 1);
      }
      int index = picture[i / WIDTH][i % WIDTH * samples];
      pixels[i] =
          switch (colour) {
            case 0 -> levels[0] * 0x010101;
            case 2 -> levels[0] << 16 | levels[1] << 8 | levels[2];
            case 3 -> rgb(palette, 3 * index);
            case 4 -> OverWhite.blend(levels[0] * 0x010101, levels[1]);
            default -> OverWhite.blend(levels[0] << 16 | levels[1] << 8 | levels[2], levels[3]);
          };
    }
    return pixels;
  }

  private static int rgb(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
  }
}
