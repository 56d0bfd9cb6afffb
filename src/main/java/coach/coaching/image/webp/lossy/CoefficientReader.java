package coach.coaching.image.webp.lossy;

import coach.coaching.image.webp.lossy.FrameHeader.Steps;
import java.util.Arrays;

/// Reads what is to be added to guesses, as frequencies (RFC 6386, 13).
final class CoefficientReader {
  private static final int AFTER_MEANS = 0;
  private static final int MEANS = 1;
  private static final int COLOURS = 2;
  private static final int WHOLE = 3;

  /// Per macroblock: four squares of brightness side by side, two of each colour, the means.
  private static final int CONTEXTS = 9;

  private static final int MEANS_AT = 8;
  private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
  private static final int[][] LARGE = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  private final int[] probabilities;
  private final int[] above;
  private final int[] left = new int[CONTEXTS];
  private final int[] means = new int[Difference.COUNT];
  private final Difference difference = new Difference();

  CoefficientReader(int[] probabilities, int across) {
    this.probabilities = probabilities;
    this.above = new int[CONTEXTS * across];
  }

  void beginRow() {
    Arrays.fill(left, 0);
  }

  void read(BoolReader bits, Macroblock block, int column, Steps steps) {
    block.clear();
    int at = CONTEXTS * column;
    if (block.skipped) {
      skip(block, at);
      return;
    }
    int type = WHOLE;
    if (!block.inSquares) {
      readMeans(bits, block, at, steps);
      type = AFTER_MEANS;
    }
    readSquares(bits, block, type, new Area(0, 4, at, 0), steps.first(), steps.other());
    Area blue = new Area(Macroblock.COLOURS_AT, 2, at + 4, 4);
    readSquares(bits, block, COLOURS, blue, steps.colourFirst(), steps.colour());
    Area red = new Area(Macroblock.COLOURS_AT + 4, 2, at + 6, 6);
    readSquares(bits, block, COLOURS, red, steps.colourFirst(), steps.colour());
  }

  /// Nothing to add leaves nothing behind, except that means are only spoken of where there are.
  private void skip(Macroblock block, int at) {
    int count = block.inSquares ? MEANS_AT : CONTEXTS;
    Arrays.fill(left, 0, count, 0);
    Arrays.fill(above, at, at + count, 0);
  }

  private void readMeans(BoolReader bits, Macroblock block, int at, Steps steps) {
    Arrays.fill(means, 0);
    int context = above[at + MEANS_AT] + left[MEANS_AT];
    int end = read(bits, MEANS, context, 0, means, 0, steps.meanFirst(), steps.mean());
    above[at + MEANS_AT] = end > 0 ? 1 : 0;
    left[MEANS_AT] = above[at + MEANS_AT];
    if (end > 0) {
      difference.spread(means, block.coefficients);
    }
  }

  /// Squares of one plane.
  ///
  /// @param square number of the first
  /// @param side how many lie side by side
  private record Area(int square, int side, int above, int left) {}

  private void readSquares(
      BoolReader bits, Macroblock block, int type, Area area, int first, int other) {
    int start = type == AFTER_MEANS ? 1 : 0;
    for (int y = 0; y < area.side(); y++) {
      for (int x = 0; x < area.side(); x++) {
        int square = area.square() + y * area.side() + x;
        int at = square * Difference.COUNT;
        int context = above[area.above() + x] + left[area.left() + y];
        int end = read(bits, type, context, start, block.coefficients, at, first, other);
        above[area.above() + x] = end > start ? 1 : 0;
        left[area.left() + y] = above[area.above() + x];
        block.differs[square] = end > start || block.coefficients[at] != 0;
        block.differsAtAll |= block.differs[square];
      }
    }
  }

  /// Returns after which frequency there are no more.
  private int read(
      BoolReader bits, int type, int context, int start, int[] to, int at, int first, int other) {
    int node = node(type, start, context);
    for (int i = start; i < Difference.COUNT; i++) {
      if (!bits.read(probabilities[node])) {
        return i;
      }
      while (!bits.read(probabilities[node + 1])) {
        if (++i == Difference.COUNT) {
          return i;
        }
        node = node(type, i, 0);
      }
      int value = bits.read(probabilities[node + 2]) ? readLarger(bits, node) : 1;
      node = node(type, i + 1, value == 1 ? 1 : 2);
      int signed = bits.flag() ? -value : value;
      to[at + ZIGZAG[i]] = (short) (signed * (i == 0 ? first : other));
    }
    return Difference.COUNT;
  }

  private static int node(int type, int index, int context) {
    int band = type * Tables.BANDS + BANDS[index];
    return (band * Tables.CONTEXTS + context) * Tables.NODES;
  }

  private int readLarger(BoolReader bits, int node) {
    if (!bits.read(probabilities[node + 3])) {
      return bits.read(probabilities[node + 4]) ? 3 + bits.bit(probabilities[node + 5]) : 2;
    }
    if (!bits.read(probabilities[node + 6])) {
      return bits.read(probabilities[node + 7])
          ? 7 + 2 * bits.bit(165) + bits.bit(145)
          : 5 + bits.bit(159);
    }
    int high = bits.bit(probabilities[node + 8]);
    int category = 2 * high + bits.bit(probabilities[node + 9 + high]);
    int extra = 0;
    for (int probability : LARGE[category]) {
      extra = 2 * extra + bits.bit(probability);
    }
    return extra + 3 + (8 << category);
  }
}
