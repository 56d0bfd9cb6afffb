package coach.coaching.image.webp.lossy;

import static coach.coaching.image.webp.lossy.Patch.STRIDE;

import coach.coaching.image.picture.Levels;

/// Makes differences of pixels out of frequencies (RFC 6386, 14.3 and 14.4).
final class Difference {
  static final int COUNT = 16;

  private static final int SINE = 35468;
  private static final int COSINE_LESS_ONE = 20091;

  private final int[] across = new int[COUNT];

  /// Adds what the sixteen frequencies of a square say to its pixels.
  void add(int[] coefficients, int from, int[] pixels, int at) {
    for (int i = 0; i < 4; i++) {
      int first = coefficients[from + i];
      int third = coefficients[from + 8 + i];
      int second = coefficients[from + 4 + i];
      int fourth = coefficients[from + 12 + i];
      int less = sine(second) - cosine(fourth);
      int more = cosine(second) + sine(fourth);
      across[4 * i] = first + third + more;
      across[4 * i + 1] = first - third + less;
      across[4 * i + 2] = first - third - less;
      across[4 * i + 3] = first + third - more;
    }
    for (int y = 0; y < 4; y++) {
      int first = across[y] + 4;
      int third = across[8 + y];
      int less = sine(across[4 + y]) - cosine(across[12 + y]);
      int more = cosine(across[4 + y]) + sine(across[12 + y]);
      int row = at + y * STRIDE;
      add(pixels, row, first + third + more);
      add(pixels, row + 1, first - third + less);
      add(pixels, row + 2, first - third - less);
      add(pixels, row + 3, first + third - more);
    }
  }

  private static void add(int[] pixels, int at, int eighths) {
    pixels[at] = Levels.clamp(pixels[at] + (eighths >> 3));
  }

  private static int sine(int value) {
    return value * SINE >> 16;
  }

  private static int cosine(int value) {
    return (value * COSINE_LESS_ONE >> 16) + value;
  }

  /// Spreads the means of sixteen squares, which are a square of frequencies themselves.
  void spread(int[] means, int[] coefficients) {
    for (int i = 0; i < 4; i++) {
      int outer = means[i] + means[12 + i];
      int inner = means[4 + i] + means[8 + i];
      int innerLess = means[4 + i] - means[8 + i];
      int outerLess = means[i] - means[12 + i];
      across[i] = outer + inner;
      across[8 + i] = outer - inner;
      across[4 + i] = outerLess + innerLess;
      across[12 + i] = outerLess - innerLess;
    }
    for (int i = 0; i < 4; i++) {
      int first = across[4 * i] + 3;
      int outer = first + across[4 * i + 3];
      int inner = across[4 * i + 1] + across[4 * i + 2];
      int innerLess = across[4 * i + 1] - across[4 * i + 2];
      int outerLess = first - across[4 * i + 3];
      int square = 4 * i * COUNT;
      coefficients[square] = outer + inner >> 3;
      coefficients[square + COUNT] = outerLess + innerLess >> 3;
      coefficients[square + 2 * COUNT] = outer - inner >> 3;
      coefficients[square + 3 * COUNT] = outerLess - innerLess >> 3;
    }
  }
}
