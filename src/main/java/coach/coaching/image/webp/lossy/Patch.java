package coach.coaching.image.webp.lossy;

import coach.coaching.image.picture.Levels;
import coach.coaching.image.webp.lossy.Reconstruction.Plane;
import java.util.Arrays;

/// The pixels of one macroblock in one plane, with those around it that guesses are made from.
final class Patch {
  static final int STRIDE = 32;

  static final int MEAN = 0;
  static final int MOTION = 1;
  static final int VERTICAL = 2;
  static final int HORIZONTAL = 3;

  private static final int MIDDLE = 128;

  /// Of the first pixel: a row above it, and some to its left, are the neighbours.
  static final int START = STRIDE + 8;

  /// Beside the first macroblock of a row, and above those of the first row.
  private static final int BESIDE = 129;

  private static final int ABOVE = 127;

  /// How many neighbours above and to the right are looked at, in the plane of brightness.
  private static final int RIGHT = 4;

  final int[] pixels;
  private final int side;

  /// The last row of the macroblocks above, not smoothed.
  private final int[] above;

  Patch(int side, int across) {
    this.side = side;
    this.pixels = new int[(side + 1) * STRIDE];
    this.above = new int[side * across];
  }

  /// Puts the neighbours around the macroblock.
  void begin(int column, int row) {
    for (int y = -1; y < side; y++) {
      int at = START + y * STRIDE;
      pixels[at - 1] = column > 0 ? pixels[at + side - 1] : BESIDE;
    }
    if (row == 0) {
      Arrays.fill(pixels, START - STRIDE - 1, START - STRIDE + side + RIGHT, ABOVE);
      return;
    }
    System.arraycopy(above, column * side, pixels, START - STRIDE, side);
    int next = (column + 1) * side;
    for (int i = 0; i < RIGHT; i++) {
      int at = next < above.length ? next + i : next - 1;
      pixels[START - STRIDE + side + i] = above[at];
    }
  }

  /// Squares at the right edge look above the macroblock for what is to their upper right.
  void repeatUpperRight() {
    for (int y = 3; y < side - 1; y += 4) {
      System.arraycopy(pixels, START - STRIDE + side, pixels, START + y * STRIDE + side, RIGHT);
    }
  }

  void end(int column, Plane plane) {
    for (int y = 0; y < side; y++) {
      int to = plane.at(column * side, side + y);
      int from = START + y * STRIDE;
      for (int x = 0; x < side; x++) {
        plane.bytes[to + x] = (byte) pixels[from + x];
      }
    }
    System.arraycopy(pixels, START + (side - 1) * STRIDE, above, column * side, side);
  }

  /// Guesses the block as a whole from the pixels above and to the left (RFC 6386, 12.2).
  ///
  /// @param fromAbove whether there is something above
  /// @param fromLeft whether there is something to the left
  void guess(int mode, boolean fromAbove, boolean fromLeft) {
    int at = START;
    switch (mode) {
      case MEAN -> fill(pixels, at, side, mean(fromAbove, fromLeft));
      case MOTION -> move(pixels, at, side);
      case VERTICAL -> {
        for (int y = 0; y < side; y++) {
          System.arraycopy(pixels, at - STRIDE, pixels, at + y * STRIDE, side);
        }
      }
      default -> {
        for (int y = 0; y < side; y++) {
          int row = at + y * STRIDE;
          Arrays.fill(pixels, row, row + side, pixels[row - 1]);
        }
      }
    }
  }

  private int mean(boolean fromAbove, boolean fromLeft) {
    int sum = 0;
    int count = 0;
    for (int i = 0; i < side; i++) {
      sum += fromAbove ? pixels[START - STRIDE + i] : 0;
      sum += fromLeft ? pixels[START - 1 + i * STRIDE] : 0;
      count += (fromAbove ? 1 : 0) + (fromLeft ? 1 : 0);
    }
    return count == 0 ? MIDDLE : (sum + count / 2) / count;
  }

  static void fill(int[] pixels, int at, int side, int value) {
    for (int y = 0; y < side; y++) {
      Arrays.fill(pixels, at + y * STRIDE, at + y * STRIDE + side, value);
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
