package coach.coaching.image.webp.lossless;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Size;

/// How a lossless picture begins.
public record LosslessHeader(Size size, boolean transparent) {
  public static final int LENGTH = 5;

  private static final int SIGNATURE = 0x2f;
  private static final int MASK = (1 << 14) - 1;

  /// 14 bits of width and 14 of height, each less one; one for alpha; three of version.
  public static LosslessHeader parse(Octets content, long mostPixels) {
    long bits = content.u32Reversed(1);
    if (content.u8(0) != SIGNATURE || bits >>> 29 != 0) {
      throw Refusal.broken("its WebP data has no lossless header");
    }
    Size size = Size.stated(1 + (bits & MASK), 1 + (bits >>> 14 & MASK), mostPixels);
    return new LosslessHeader(size, (bits >>> 28 & 1) == 1);
  }
}
