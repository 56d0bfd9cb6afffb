package coach.coaching.image.webp.lossy;

/// The pixels of one macroblock in one plane, with those around it that guesses are made from.
final class Patch {
  static final int STRIDE = 32;

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
      java.util.Arrays.fill(pixels, START - STRIDE - 1, START - STRIDE + side + RIGHT, ABOVE);
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
      System.arraycopy(
          pixels, START - STRIDE + side, pixels, START + y * STRIDE + side, RIGHT);
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
}
