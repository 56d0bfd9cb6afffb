package coach.coaching.image.webp.lossless;

import coach.coaching.image.picture.Levels;

/// Arithmetic on pixels of four bytes, each for itself.
final class Channels {
  private static final int ODD = 0xff00ff00;
  private static final int EVEN = 0x00ff00ff;

  private Channels() {}

  static int add(int one, int other) {
    int odd = (one & ODD) + (other & ODD) & ODD;
    return odd | (one & EVEN) + (other & EVEN) & EVEN;
  }

  /// Rounded down.
  static int mean(int one, int other) {
    return (((one ^ other) & 0xfefefefe) >>> 1) + (one & other);
  }

  /// Whichever of left and top is nearer to the plane through all three.
  static int nearer(int left, int top, int corner) {
    int toLeft = 0;
    int toTop = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int c = corner >>> shift & 0xff;
      toLeft += Math.abs((top >>> shift & 0xff) - c);
      toTop += Math.abs((left >>> shift & 0xff) - c);
    }
    return toLeft < toTop ? left : top;
  }

  /// left + top - corner
  static int plane(int left, int top, int corner) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = (left >>> shift & 0xff) + (top >>> shift & 0xff) - (corner >>> shift & 0xff);
      result |= Levels.clamp(value) << shift;
    }
    return result;
  }

  /// mean + (mean - corner) / 2
  static int halfPlane(int mean, int corner) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = mean >>> shift & 0xff;
      result |= Levels.clamp(value + (value - (corner >>> shift & 0xff)) / 2) << shift;
    }
    return result;
  }
}
