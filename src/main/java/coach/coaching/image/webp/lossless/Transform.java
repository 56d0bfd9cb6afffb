package coach.coaching.image.webp.lossless;

/// Something that was done to a lossless picture to make it smaller, and is undone row by row.
sealed interface Transform {
  void undo(int[] row, int y);

  /// Each pixel is what differs from a guess by its neighbours.
  ///
  /// @param above the row before, and one more pixel
  @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
  record Prediction(int width, int blockBits, int[] blocks, int[] above) implements Transform {
    private static final int BLACK = 0xff000000;

    @Override
    public void undo(int[] row, int y) {
      row[0] = Channels.add(row[0], y == 0 ? BLACK : above[0]);
      if (y == 0) {
        for (int x = 1; x < width; x++) {
          row[x] = Channels.add(row[x], row[x - 1]);
        }
      } else {
        undo(row, LosslessStream.blocks(width, blockBits) * (y >> blockBits), 1);
      }
      System.arraycopy(row, 0, above, 0, width);
    }

    private void undo(int[] row, int blocksAt, int start) {
      above[width] = row[0]; // to the right of the last pixel above is the first of this row
      for (int x = start; x < width; x++) {
        int mode = blocks[blocksAt + (x >> blockBits)] >>> 8 & 0xf;
        row[x] = Channels.add(row[x], guess(mode, row[x - 1], x));
      }
    }

    private int guess(int mode, int left, int x) {
      int top = above[x];
      int right = above[x + 1];
      int corner = above[x - 1];
      return switch (mode) {
        case 1 -> left;
        case 2 -> top;
        case 3 -> right;
        case 4 -> corner;
        case 5 -> Channels.mean(Channels.mean(left, right), top);
        case 6 -> Channels.mean(left, corner);
        case 7 -> Channels.mean(left, top);
        case 8 -> Channels.mean(corner, top);
        case 9 -> Channels.mean(top, right);
        case 10 -> Channels.mean(Channels.mean(left, corner), Channels.mean(top, right));
        case 11 -> Channels.nearer(left, top, corner);
        case 12 -> Channels.plane(left, top, corner);
        case 13 -> Channels.halfPlane(Channels.mean(left, top), corner);
        default -> BLACK;
      };
    }
  }

  /// Red and blue are what differs from a share of green, and blue also of red.
  @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
  record Shares(int width, int blockBits, int[] blocks) implements Transform {
    @Override
    public void undo(int[] row, int y) {
      int blocksAt = LosslessStream.blocks(width, blockBits) * (y >> blockBits);
      for (int x = 0; x < width; x++) {
        int block = blocks[blocksAt + (x >> blockBits)];
        int green = row[x] >>> 8;
        int red = (row[x] >>> 16) + share(block, green) & 0xff;
        int blue = row[x] + share(block >>> 8, green) + share(block >>> 16, red) & 0xff;
        row[x] = row[x] & 0xff00ff00 | red << 16 | blue;
      }
    }

    private static int share(int factor, int colour) {
      return (byte) factor * (byte) colour >> 5;
    }
  }

  /// Red and blue are what differs from green.
  record Green(int width) implements Transform {
    @Override
    public void undo(int[] row, int y) {
      for (int x = 0; x < width; x++) {
        int green = row[x] >>> 8 & 0xff;
        row[x] = Channels.add(row[x], green << 16 | green);
      }
    }
  }

  /// Pixels are numbers of colours in a list; of short lists, several share a pixel.
  ///
  /// @param width unpacked
  /// @param packBits 2 to this power share one
  @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
  record Palette(int width, int packBits, int[] colours) implements Transform {
    @Override
    public void undo(int[] row, int y) {
      int bits = 8 >> packBits;
      int most = (1 << bits) - 1;
      for (int x = width - 1; x >= 0; x--) { // from the right: what is unpacked takes more room
        int packed = row[x >> packBits] >>> 8 & 0xff;
        row[x] = colours[packed >>> (x & (1 << packBits) - 1) * bits & most];
      }
    }
  }
}
