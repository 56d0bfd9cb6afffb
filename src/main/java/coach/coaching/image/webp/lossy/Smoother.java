package coach.coaching.image.webp.lossy;

import coach.coaching.image.picture.Levels;
import coach.coaching.image.webp.lossy.Reconstruction.Plane;

/// Smooths the edges between blocks, where steps are too small to be meant (RFC 6386, 15).
final class Smoother {
  private final boolean simple;
  private final int sharpness;
  private int edge;
  private int inner;
  private int sharp;

  Smoother(boolean simple, int sharpness) {
    this.simple = simple;
    this.sharpness = sharpness;
  }

  /// @param between whether the edges of the squares within are smoothed as well
  void smooth(Plane[] planes, int column, int row, int level, boolean between) {
    if (level == 0) {
      return;
    }
    setStrength(level);
    for (Plane plane : simple ? new Plane[] {planes[0]} : planes) {
      int at = plane.at(column * plane.side, plane.side);
      edges(plane, at, 1, plane.stride, column > 0, between);
      edges(plane, at, plane.stride, 1, row > 0, between);
    }
  }

  private void setStrength(int level) {
    int limit = sharpness == 0 ? level : level >> (sharpness > 4 ? 2 : 1);
    inner = Math.max(1, sharpness == 0 ? limit : Math.min(limit, 9 - sharpness));
    edge = 2 * level + inner;
    sharp = level >= 40 ? 2 : level >= 15 ? 1 : 0;
  }

  /// @param across the step over an edge
  /// @param along the step to the next pixel at that edge
  private void edges(
      Plane plane, int start, int across, int along, boolean outer, boolean between) {
    if (outer) {
      edge(plane, start, across, along, edge + 4, true);
    }
    for (int i = 4; between && i < plane.side; i += 4) {
      edge(plane, start + i * across, across, along, edge, false);
    }
  }

  private void edge(Plane plane, int start, int across, int along, int limit, boolean outer) {
    byte[] bytes = plane.bytes;
    for (int i = 0; i < plane.side; i++) {
      int at = start + i * along;
      if (!isSmall(bytes, at, across, 2 * limit + 1)) {
        continue;
      }
      if (simple) {
        two(bytes, at, across);
      } else if (isFlat(bytes, at, across)) {
        if (isSharp(bytes, at, across)) {
          two(bytes, at, across);
        } else if (outer) {
          six(bytes, at, across);
        } else {
          four(bytes, at, across);
        }
      }
    }
  }

  private static int difference(byte[] bytes, int one, int other) {
    return Math.abs((bytes[one] & 0xff) - (bytes[other] & 0xff));
  }

  private static boolean isSmall(byte[] bytes, int at, int step, int limit) {
    return 4 * difference(bytes, at - step, at) + difference(bytes, at - 2 * step, at + step)
        <= limit;
  }

  private boolean isFlat(byte[] bytes, int at, int step) {
    return difference(bytes, at - 4 * step, at - 3 * step) <= inner
        && difference(bytes, at - 3 * step, at - 2 * step) <= inner
        && difference(bytes, at - 2 * step, at - step) <= inner
        && difference(bytes, at + 3 * step, at + 2 * step) <= inner
        && difference(bytes, at + 2 * step, at + step) <= inner
        && difference(bytes, at + step, at) <= inner;
  }

  private boolean isSharp(byte[] bytes, int at, int step) {
    return difference(bytes, at - 2 * step, at - step) > sharp
        || difference(bytes, at + step, at) > sharp;
  }

  /// Changes the pixel on each side of the edge.
  private static void two(byte[] bytes, int at, int step) {
    int outer = signed((bytes[at - 2 * step] & 0xff) - (bytes[at + step] & 0xff));
    int change = 3 * gap(bytes, at, step) + outer;
    change(bytes, at - step, narrow(change + 3 >> 3));
    change(bytes, at, -narrow(change + 4 >> 3));
  }

  private static void four(byte[] bytes, int at, int step) {
    int change = 3 * gap(bytes, at, step);
    int right = narrow(change + 4 >> 3);
    int outer = right + 1 >> 1;
    change(bytes, at - 2 * step, outer);
    change(bytes, at - step, narrow(change + 3 >> 3));
    change(bytes, at, -right);
    change(bytes, at + step, -outer);
  }

  private static void six(byte[] bytes, int at, int step) {
    int outer = signed((bytes[at - 2 * step] & 0xff) - (bytes[at + step] & 0xff));
    int whole = signed(3 * gap(bytes, at, step) + outer);
    for (int i = 0; i < 3; i++) {
      int change = (27 - 9 * i) * whole + 63 >> 7;
      change(bytes, at - (i + 1) * step, change);
      change(bytes, at + i * step, -change);
    }
  }

  private static int gap(byte[] bytes, int at, int step) {
    return (bytes[at] & 0xff) - (bytes[at - step] & 0xff);
  }

  private static void change(byte[] bytes, int at, int by) {
    bytes[at] = (byte) Levels.clamp((bytes[at] & 0xff) + by);
  }

  private static int signed(int value) {
    return Math.clamp(value, -128, 127);
  }

  private static int narrow(int value) {
    return Math.clamp(value, -16, 15);
  }
}
