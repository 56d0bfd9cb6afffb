package coach.coaching.image.webp.lossless;

import java.util.Arrays;

/// The bits of a lossless picture, and the small pictures in it that say how to read the large one.
record LosslessStream(BitReader bits, PrefixCodeReader codes) {
  static int blocks(int side, int blockBits) {
    return side + (1 << blockBits) - 1 >> blockBits;
  }

  int[] readPart(int width, int height) {
    CodedPixels pixels = CodedPixels.read(this, width, height, false);
    int[] part = new int[Math.multiplyExact(width, height)];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      pixels.row(row);
      System.arraycopy(row, 0, part, y * width, width);
    }
    return part;
  }

  /// What is listed as differences, summed up.
  int[] readColours(int count) {
    int[] colours = readPart(count, 1);
    for (int i = 1; i < count; i++) {
      colours[i] = Channels.add(colours[i], colours[i - 1]);
    }
    return Arrays.copyOf(colours, 256);
  }
}
