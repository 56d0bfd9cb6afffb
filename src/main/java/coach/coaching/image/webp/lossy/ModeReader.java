package coach.coaching.image.webp.lossy;

import java.util.Arrays;

/// Reads how macroblocks are guessed; what is likely depends on those above and to the left.
final class ModeReader {
  private static final int IN_SQUARES = 145;

  private final BoolReader bits;
  private final FrameHeader header;
  private final int[] above;
  private final int[] left = new int[4];

  ModeReader(BoolReader bits, FrameHeader header, int across) {
    this.bits = bits;
    this.header = header;
    this.above = new int[4 * across];
  }

  void beginRow() {
    Arrays.fill(left, Patch.MEAN);
  }

  void read(Macroblock block, int column) {
    int[] map = header.segmentProbabilities();
    if (map.length > 0) {
      block.segment = bits.read(map[0]) ? 2 + bits.bit(map[2]) : bits.bit(map[1]);
    }
    block.skipped = header.skipProbability() > 0 && bits.read(header.skipProbability());
    block.inSquares = !bits.read(IN_SQUARES);
    if (block.inSquares) {
      readSubModes(block, 4 * column);
    } else {
      block.mode = readMode();
      Arrays.fill(left, block.mode);
      Arrays.fill(above, 4 * column, 4 * column + 4, block.mode);
    }
    block.colourMode = readColourMode();
  }

  private void readSubModes(Macroblock block, int at) {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int mode = SubMode.read(bits, above[at + x], left[y]);
        block.subModes[4 * y + x] = mode;
        above[at + x] = mode;
        left[y] = mode;
      }
    }
  }

  private int readMode() {
    if (bits.read(156)) {
      return bits.read(128) ? Patch.MOTION : Patch.HORIZONTAL;
    }
    return bits.read(163) ? Patch.VERTICAL : Patch.MEAN;
  }

  private int readColourMode() {
    if (!bits.read(142)) {
      return Patch.MEAN;
    }
    if (!bits.read(114)) {
      return Patch.VERTICAL;
    }
    return bits.read(183) ? Patch.MOTION : Patch.HORIZONTAL;
  }
}
