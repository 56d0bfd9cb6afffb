package coach.coaching.image.webp.lossy;

import static coach.coaching.image.webp.lossy.Patch.STRIDE;

import coach.coaching.image.picture.Levels;

/// How whole blocks are guessed from the pixels above and to the left (RFC 6386, 12.2).
final class Guess {
  static final int MEAN = 0;
  static final int MOTION = 1;
  static final int VERTICAL = 2;
  static final int HORIZONTAL = 3;

  private static final int MIDDLE = 128;

  private Guess() {}

  /// @param fromAbove whether there is something above
  /// @param fromLeft whether there is something to the left
  static void block(int mode, int[] pixels, int side, boolean fromAbove, boolean fromLeft) {
    int at = Patch.START;
    switch (mode) {
      case MEAN -> fill(pixels, at, side, mean(pixels, side, fromAbove, fromLeft));
      case MOTION -> move(pixels, at, side);
      case VERTICAL -> {
        for (int y = 0; y < side; y++) {
          System.arraycopy(pixels, at - STRIDE, pixels, at + y * STRIDE, side);
        }
      }
      default -> {
        for (int y = 0; y < side; y++) {
          int row = at + y * STRIDE;
          java.util.Arrays.fill(pixels, row, row + side, pixels[row - 1]);
        }
      }
    }
  }

  private static int mean(int[] pixels, int side, boolean fromAbove, boolean fromLeft) {
    int sum = 0;
    int count = 0;
    for (int i = 0; i < side; i++) {
      sum += fromAbove ? pixels[Patch.START - STRIDE + i] : 0;
      sum += fromLeft ? pixels[Patch.START - 1 + i * STRIDE] : 0;
      count += (fromAbove ? 1 : 0) + (fromLeft ? 1 : 0);
    }
    return count == 0 ? MIDDLE : (sum + count / 2) / count;
  }

  static void fill(int[] pixels, int at, int side, int value) {
    for (int y = 0; y < side; y++) {
      java.util.Arrays.fill(pixels, at + y * STRIDE, at + y * STRIDE + side, value);
    }
  }

  /// What is to the left, and as much lighter as what is above is than the corner.
  static void move(int[] pixels, int at, int side) {
    int corner = pixels[at - STRIDE - 1];
    for (int y = 0; y < side; y++) {
      int row = at + y * STRIDE;
      int base = pixels[row - 1] - corner;
      for (int x = 0; x < side; x++) {
        pixels[row + x] = Levels.clamp(base + pixels[at - STRIDE + x]);
      }
    }
  }
}
