package coach.coaching.image.webp.lossy;

/// Brightness, or one of the colours, of two rows of macroblocks: the last and the one before.
final class Plane {
  final byte[] bytes;
  final int stride;
  final int side;

  /// @param side of a macroblock in this plane
  Plane(int side, int across) {
    this.side = side;
    this.stride = side * across;
    this.bytes = new byte[2 * side * stride];
  }

  int at(int x, int y) {
    return y * stride + x;
  }

  /// The last row becomes the one before.
  void advance() {
    System.arraycopy(bytes, side * stride, bytes, 0, side * stride);
  }
}
