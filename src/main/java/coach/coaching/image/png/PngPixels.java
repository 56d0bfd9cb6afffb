package coach.coaching.image.png;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.OverWhite;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.png.PngHeader.Colour;
import org.jspecify.annotations.Nullable;

/// Makes pixels of the bytes of a row, over white.
interface PngPixels {
  int WHITE = 0xffffff;

  /// @param row from its second byte on
  void convert(byte[] row, int[] pixels, int width);

  static PngPixels of(PngHeader header, @Nullable Octets palette, @Nullable Octets transparency) {
    int depth = header.depth();
    return switch (header.colour()) {
      case GRAY -> new Gray(depth, key(transparency, Colour.GRAY));
      case RGB -> new Rgb(depth / 8, key(transparency, Colour.RGB));
      case PALETTE -> new Palette(depth, colours(palette, transparency));
      case GRAY_ALPHA -> new GrayAlpha(depth / 8);
      case RGB_ALPHA -> new RgbAlpha(depth / 8);
    };
  }

  /// The one colour that is transparent, 16 bits a sample; -1 when there is none.
  private static long key(@Nullable Octets transparency, Colour colour) {
    if (transparency == null) {
      return -1;
    }
    long key = 0;
    for (int i = 0; i < colour.samples; i++) {
      key = key << 16 | transparency.u16(2 * i);
    }
    return key;
  }

  /// As long as an index can be: one that the file does not list is black.
  private static int[] colours(@Nullable Octets palette, @Nullable Octets transparency) {
    int count = palette == null ? 0 : palette.length() / 3;
    if (palette == null || palette.length() % 3 != 0 || count > 256) {
      throw Refusal.broken("its PNG palette has no whole number of colours");
    }
    int[] colours = new int[256];
    for (int i = 0; i < count; i++) {
      int colour = palette.u8(3 * i) << 16 | palette.u8(3 * i + 1) << 8 | palette.u8(3 * i + 2);
      colours[i] = OverWhite.blend(colour, alpha(transparency, i));
    }
    return colours;
  }

  /// As many as are listed; the rest are opaque.
  private static int alpha(@Nullable Octets transparency, int index) {
    return transparency == null || index >= transparency.length() ? 255 : transparency.u8(index);
  }

  record Palette(int depth, int[] colours) implements PngPixels {
    @Override
    public void convert(byte[] row, int[] pixels, int width) {
      for (int x = 0; x < width; x++) {
        pixels[x] = colours[Gray.sample(row, x, depth)];
      }
    }
  }

  record Gray(int depth, long key) implements PngPixels {
    @Override
    public void convert(byte[] row, int[] pixels, int width) {
      int most = depth == 16 ? 255 : (1 << depth) - 1;
      for (int x = 0; x < width; x++) {
        int sample = depth == 16 ? row[1 + 2 * x] & 0xff : sample(row, x, depth);
        int whole = depth == 16 ? sample << 8 | row[2 + 2 * x] & 0xff : sample;
        pixels[x] = whole == key ? WHITE : sample * 255 / most * 0x010101;
      }
    }

    /// @param depth at most 8
    static int sample(byte[] row, int x, int depth) {
      int bit = x * depth;
      return row[1 + (bit >> 3)] >> (8 - depth - (bit & 7)) & (1 << depth) - 1;
    }
  }

  /// @param bytes how many a sample has; the first of two is what can be seen
  record Rgb(int bytes, long key) implements PngPixels {
    @Override
    public void convert(byte[] row, int[] pixels, int width) {
      int at = 1;
      for (int x = 0; x < width; x++) {
        int red = row[at] & 0xff;
        int green = row[at + bytes] & 0xff;
        int blue = row[at + 2 * bytes] & 0xff;
        pixels[x] = red << 16 | green << 8 | blue;
        if (key >= 0 && whole(row, at) == key) {
          pixels[x] = WHITE;
        }
        at += 3 * bytes;
      }
    }

    private long whole(byte[] row, int at) {
      long whole = 0;
      for (int sample = at; sample < at + 3 * bytes; sample += bytes) {
        int value = row[sample] & 0xff;
        whole = whole << 16 | (bytes == 1 ? value : value << 8 | row[sample + 1] & 0xff);
      }
      return whole;
    }
  }

  record GrayAlpha(int bytes) implements PngPixels {
    @Override
    public void convert(byte[] row, int[] pixels, int width) {
      for (int x = 0; x < width; x++) {
        int at = 1 + 2 * bytes * x;
        int level = row[at] & 0xff;
        pixels[x] = OverWhite.blend(level * 0x010101, row[at + bytes] & 0xff);
      }
    }
  }

  record RgbAlpha(int bytes) implements PngPixels {
    @Override
    public void convert(byte[] row, int[] pixels, int width) {
      int at = 1;
      for (int x = 0; x < width; x++) {
        int red = row[at] & 0xff;
        int green = row[at + bytes] & 0xff;
        int blue = row[at + 2 * bytes] & 0xff;
        pixels[x] = OverWhite.blend(red << 16 | green << 8 | blue, row[at + 3 * bytes] & 0xff);
        at += 4 * bytes;
      }
    }
  }
}
