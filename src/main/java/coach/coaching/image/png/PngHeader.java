package coach.coaching.image.png;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Size;

/// The chunk `IHDR`: how large the picture is and how its pixels are written.
record PngHeader(Size size, int depth, Colour colour, boolean interlaced) {
  static final int LENGTH = 13;

  /// How a pixel is written: how many samples it has, and how many bits each may have (a bit set).
  enum Colour {
    GRAY(0, 1, 1 << 1 | 1 << 2 | 1 << 4 | 1 << 8 | 1 << 16),
    RGB(2, 3, 1 << 8 | 1 << 16),
    PALETTE(3, 1, 1 << 1 | 1 << 2 | 1 << 4 | 1 << 8),
    GRAY_ALPHA(4, 2, 1 << 8 | 1 << 16),
    RGB_ALPHA(6, 4, 1 << 8 | 1 << 16);

    private final int code;
    final int samples;
    private final int depths;

    Colour(int code, int samples, int depths) {
      this.code = code;
      this.samples = samples;
      this.depths = depths;
    }

    static Colour of(int code, int depth) {
      for (Colour colour : values()) {
        if (colour.code == code && depth <= 16 && (colour.depths & 1 << depth) != 0) {
          return colour;
        }
      }
      throw Refusal.broken("there is no PNG colour type " + code + " with " + depth + " bits");
    }
  }

  static PngHeader parse(Octets chunk, long mostPixels) {
    Size size = Size.stated(chunk.u32(0), chunk.u32(4), mostPixels);
    int depth = chunk.u8(8);
    Colour colour = Colour.of(chunk.u8(9), depth);
    if (chunk.u8(10) != 0 || chunk.u8(11) != 0 || chunk.u8(12) > 1) {
      throw Refusal.broken("its PNG header names methods that do not exist");
    }
    return new PngHeader(size, depth, colour, chunk.u8(12) == 1);
  }

  int rowBytes(int width) {
    return Math.toIntExact(((long) width * colour.samples * depth + 7) / 8);
  }

  /// How far back the filters look for the pixel to the left.
  int pixelBytes() {
    return Math.max(1, colour.samples * depth / 8);
  }
}
