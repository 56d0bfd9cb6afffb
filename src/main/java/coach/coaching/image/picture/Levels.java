package coach.coaching.image.picture;

/// The brightness of a colour, 0 to 255.
public final class Levels {
  private Levels() {}

  /// In the innermost loops, where [Math#clamp(long, int, int)] is felt.
  public static int clamp(int value) {
    if ((value & ~0xff) == 0) {
      return value;
    }
    return value < 0 ? 0 : 255;
  }
}
