package coach.coaching.image.webp.lossless;

import coach.coaching.image.picture.Refusal;
import coach.coaching.image.webp.lossless.CodeGroups.CodeGroup;

/// Pixels as they come out of a lossless stream: written out, found in a cache of recent colours,
/// or copied from where the same went before. Keeps no more of them than copies can reach.
final class CodedPixels {
  static final int LITERALS = 256;
  static final int DISTANCES = 40;

  private static final int LENGTHS = 24;
  private static final int MOST_CACHE_BITS = 11;
  private static final int HASH = 0x1e35a7bd;

  /// No stream can reach back further than this many pixels.
  private static final int WINDOW = 1 << 20;

  /// The nearest 120 pixels: rows up times 16, and 8 less the columns to the left.
  private static final int[] NEAR = {
    0x18, 0x07, 0x17, 0x19, 0x28, 0x06, 0x27, 0x29, 0x16, 0x1a, 0x26, 0x2a, 0x38, 0x05, 0x37, 0x39,
    0x15, 0x1b, 0x36, 0x3a, 0x25, 0x2b, 0x48, 0x04, 0x47, 0x49, 0x14, 0x1c, 0x35, 0x3b, 0x46, 0x4a,
    0x24, 0x2c, 0x58, 0x45, 0x4b, 0x34, 0x3c, 0x03, 0x57, 0x59, 0x13, 0x1d, 0x56, 0x5a, 0x23, 0x2d,
    0x44, 0x4c, 0x55, 0x5b, 0x33, 0x3d, 0x68, 0x02, 0x67, 0x69, 0x12, 0x1e, 0x66, 0x6a, 0x22, 0x2e,
    0x54, 0x5c, 0x43, 0x4d, 0x65, 0x6b, 0x32, 0x3e, 0x78, 0x01, 0x77, 0x79, 0x53, 0x5d, 0x11, 0x1f,
    0x64, 0x6c, 0x42, 0x4e, 0x76, 0x7a, 0x21, 0x2f, 0x75, 0x7b, 0x31, 0x3f, 0x63, 0x6d, 0x52, 0x5e,
    0x00, 0x74, 0x7c, 0x41, 0x4f, 0x10, 0x20, 0x62, 0x6e, 0x30, 0x73, 0x7d, 0x51, 0x5f, 0x40, 0x72,
    0x7e, 0x61, 0x6f, 0x50, 0x71, 0x7f, 0x60, 0x70
  };

  private final BitReader bits;
  private final int width;
  private final CodeGroups groups;
  private final int[] window;
  private final int[] cache;
  private final int cacheBits;
  private int position;
  private int copies;
  private int distance;

  private CodedPixels(BitReader bits, int width, int window, int cacheBits, CodeGroups groups) {
    this.bits = bits;
    this.width = width;
    this.groups = groups;
    this.cacheBits = cacheBits;
    this.cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
    this.window = new int[window];
  }

  /// @param inParts whether codes may differ from part to part
  static CodedPixels read(LosslessStream stream, int width, int height, boolean inParts) {
    int cacheBits = stream.bits().flag() ? stream.bits().read(4) : 0;
    if (cacheBits > MOST_CACHE_BITS) {
      throw Refusal.broken("its WebP data has a cache that is too large");
    }
    int greens = LITERALS + LENGTHS + (cacheBits == 0 ? 0 : 1 << cacheBits);
    CodeGroups groups = CodeGroups.read(stream, width, height, greens, inParts);
    return new CodedPixels(stream.bits(), width, window(width, height), cacheBits, groups);
  }

  /// A power of two, so that the remainder is a mask.
  static int window(int width, int height) {
    long pixels = (long) width * height;
    return (int) Math.min(WINDOW, Long.highestOneBit(2 * pixels - 1));
  }

  void row(int[] row) {
    int y = position / width;
    int x = 0;
    while (x < width) {
      if (copies > 0) {
        x = copy(row, x);
      } else {
        int pixel = decode(groups.at(x, y));
        if (copies == 0) {
          row[x++] = pixel;
          remember(pixel);
        }
      }
    }
  }

  private int copy(int[] row, int start) {
    int x = start;
    int mask = window.length - 1;
    while (x < width && copies > 0) {
      int pixel = window[position - distance & mask];
      row[x++] = pixel;
      remember(pixel);
      copies--;
    }
    return x;
  }

  private void remember(int pixel) {
    window[position++ & window.length - 1] = pixel;
    if (cacheBits > 0) {
      cache[HASH * pixel >>> 32 - cacheBits] = pixel;
    }
  }

  /// The next pixel; or any number, when what comes next is [#copies].
  private int decode(CodeGroup group) {
    int green = group.green().read(bits);
    if (green < LITERALS) {
      int red = group.red().read(bits);
      int blue = group.blue().read(bits);
      return group.alpha().read(bits) << 24 | red << 16 | green << 8 | blue;
    }
    if (green >= LITERALS + LENGTHS) {
      return cache[green - LITERALS - LENGTHS];
    }
    copies = value(green - LITERALS);
    distance = distance(value(group.distance().read(bits)));
    if (distance > position) {
      throw Refusal.broken("its WebP data copies from before its beginning");
    }
    return 0;
  }

  /// A number by its first bits: how many there are, and two of them.
  private int value(int prefix) {
    if (prefix < 4) {
      return prefix + 1;
    }
    int extra = prefix - 2 >> 1;
    return (2 + (prefix & 1) << extra) + bits.read(extra) + 1;
  }

  private int distance(int code) {
    if (code > NEAR.length) {
      return code - NEAR.length;
    }
    int near = NEAR[code - 1];
    return Math.max(1, (near >> 4) * width + 8 - (near & 0xf));
  }
}
