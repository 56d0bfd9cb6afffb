package coach.coaching.image.webp.lossy;

/// Draws macroblocks: guesses them, and adds what the file says of the difference.
final class Reconstruction {
  private static final int SIDE = 16;
  private static final int HALF = 8;

  private final Plane[] planes;
  private final Patch[] patches;
  private final Difference difference = new Difference();
  private final int[] neighbours = new int[15];

  Reconstruction(int across) {
    this.planes =
        new Plane[] {new Plane(SIDE, across), new Plane(HALF, across), new Plane(HALF, across)};
    this.patches =
        new Patch[] {new Patch(SIDE, across), new Patch(HALF, across), new Patch(HALF, across)};
  }

  /// Brightness, blue, red.
  Plane[] planes() {
    return planes;
  }

  void advance() {
    for (Plane plane : planes) {
      plane.advance();
    }
  }

  void draw(Macroblock block, int column, int row) {
    for (Patch patch : patches) {
      patch.begin(column, row);
    }
    if (block.inSquares) {
      drawInSquares(block);
    } else {
      patches[0].guess(block.mode, row > 0, column > 0);
      add(block, 0, 4, patches[0].pixels);
    }
    for (int i = 1; i < patches.length; i++) {
      patches[i].guess(block.colourMode, row > 0, column > 0);
      add(block, Macroblock.COLOURS_AT + 4 * (i - 1), 2, patches[i].pixels);
    }
    for (int i = 0; i < patches.length; i++) {
      patches[i].end(column, planes[i]);
    }
  }

  private void drawInSquares(Macroblock block) {
    int[] pixels = patches[0].pixels;
    patches[0].repeatUpperRight();
    for (int square = 0; square < 16; square++) {
      int at = Patch.START + (square >> 2) * 4 * Patch.STRIDE + (square & 3) * 4;
      SubMode.guess(block.subModes[square], pixels, at, neighbours);
      if (block.differs[square]) {
        difference.add(block.coefficients, square * Difference.COUNT, pixels, at);
      }
    }
  }

  private void add(Macroblock block, int first, int side, int[] pixels) {
    for (int i = 0; i < side * side; i++) {
      if (block.differs[first + i]) {
        int at = Patch.START + i / side * 4 * Patch.STRIDE + i % side * 4;
        difference.add(block.coefficients, (first + i) * Difference.COUNT, pixels, at);
      }
    }
  }

  /// Brightness, or one of the colours, of two rows of macroblocks: the last and the one before.
  static final class Plane {
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
}
