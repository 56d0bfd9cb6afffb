package coach.coaching.image.picture;

/// What is transparent is shown over white, as on a page.
public final class OverWhite {
  private OverWhite() {}

  /// @param colour `0xRRGGBB`
  /// @param alpha 0 to 255
  public static int blend(int colour, int alpha) {
    if (alpha == 255) {
      return colour;
    }
    int red = level(colour >> 16 & 0xff, alpha);
    int green = level(colour >> 8 & 0xff, alpha);
    return red << 16 | green << 8 | level(colour & 0xff, alpha);
  }

  private static int level(int level, int alpha) {
    return (level * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
