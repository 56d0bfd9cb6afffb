package coach.coaching.image.png;

import coach.coaching.image.picture.RowSink;

/// Puts together a picture that comes in seven parts, each finer than those before (Adam7).
enum Interlace {
  FIRST(0, 0, 8, 8),
  SECOND(4, 0, 8, 8),
  THIRD(0, 4, 4, 8),
  FOURTH(2, 0, 4, 4),
  FIFTH(0, 2, 2, 4),
  SIXTH(1, 0, 2, 2),
  SEVENTH(0, 1, 1, 2);

  private final int left;
  private final int top;
  private final int right;
  private final int down;

  Interlace(int left, int top, int right, int down) {
    this.left = left;
    this.top = top;
    this.right = right;
    this.down = down;
  }

  /// Row by row on the heap: one large array would need a large gap there.
  static void decode(PngHeader header, PngRows rows, PngPixels pixels, RowSink sink) {
    int[][] picture = new int[header.size().height()][header.size().width()];
    for (Interlace pass : values()) {
      pass.read(rows, pixels, picture);
    }
    for (int[] row : picture) {
      sink.take(row);
    }
  }

  private void read(PngRows rows, PngPixels pixels, int[][] picture) {
    int width = (picture[0].length - left + right - 1) / right;
    if (width <= 0) {
      return;
    }
    rows.restart();
    int[] part = new int[width];
    for (int y = top; y < picture.length; y += down) {
      pixels.convert(rows.next(width), part, width);
      for (int x = 0; x < width; x++) {
        picture[y][left + x * right] = part[x];
      }
    }
  }
}
