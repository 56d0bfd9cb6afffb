package coach.coaching.image.webp.lossy;

import coach.coaching.image.picture.Levels;
import coach.coaching.image.webp.lossy.Reconstruction.Plane;

/// Makes red, green and blue of brightness and two colours, which have half as many rows and
/// columns: what lies between is mixed from the four nearest, 9 : 3 : 3 : 1.
final class Colours {
  private final Plane brightness;
  private final Plane blue;
  private final Plane red;
  private final int width;
  private final int[] row;

  Colours(Plane[] planes, int width) {
    this.brightness = planes[0];
    this.blue = planes[1];
    this.red = planes[2];
    this.width = width;
    this.row = new int[width];
  }

  /// @param y in the plane of brightness
  /// @param near the row of the other planes that it lies in
  /// @param far the one that it lies beside
  int[] row(int y, int near, int far) {
    int last = (width + 1) / 2 - 1;
    int nearAt = blue.at(0, near);
    int farAt = blue.at(0, far);
    int at = brightness.at(0, y);
    for (int x = 0; x < width; x++) {
      int column = x >> 1;
      int beside = (x & 1) == 0 ? column - 1 : column + 1;
      boolean inside = beside >= 0 && beside <= last;
      int other = inside ? beside : column;
      int u = mix(blue.bytes, nearAt + column, nearAt + other, farAt + column, farAt + other);
      int v = mix(red.bytes, nearAt + column, nearAt + other, farAt + column, farAt + other);
      row[x] = pixel(brightness.bytes[at + x] & 0xff, u, v);
    }
    return row;
  }

  private static int mix(byte[] bytes, int nearest, int beside, int above, int diagonal) {
    int a = bytes[nearest] & 0xff;
    int c = bytes[above] & 0xff;
    if (nearest == beside) {
      return 3 * a + c + 2 >> 2;
    }
    int b = bytes[beside] & 0xff;
    int d = bytes[diagonal] & 0xff;
    return a + (a + 3 * (b + c) + d + 8 >> 3) >> 1;
  }

  private static int pixel(int y, int u, int v) {
    int light = y * 19077 >> 8;
    int red = level(light + (v * 26149 >> 8) - 14234);
    int green = level(light - (u * 6419 >> 8) - (v * 13320 >> 8) + 8708);
    return red << 16 | green << 8 | level(light + (u * 33050 >> 8) - 17685);
  }

  private static int level(int value) {
    return Levels.clamp(value >> 6);
  }
}
