package coach.coaching.image.webp.lossy;

/// How a square of four by four pixels is guessed from those around it (RFC 6386, 12.3).
///
/// Most modes lay the neighbours along a slope. From the lower left to the upper right they are
/// `L K J I X A B C D E F G H`; a capital stands for the mean of that one, counted twice, and the
/// two beside it, a small letter for the mean of that one and the next, `_` for `L` alone.
enum SubMode {
  MEAN(""),
  MOTION(""),
  VERTICAL("ABCD ABCD ABCD ABCD"),
  HORIZONTAL("IIII JJJJ KKKK LLLL"),
  LEFT_DOWN("BCDE CDEF DEFG EFGH"),
  RIGHT_DOWN("XABC IXAB JIXA KJIX"),
  VERTICAL_RIGHT("xabc XABC Ixab JXAB"),
  VERTICAL_LEFT("abcd BCDE bcdF CDEG"),
  HORIZONTAL_DOWN("iXAB jIiX kJjI lKkJ"),
  HORIZONTAL_UP("jJkK kKlL lL__ ____");

  static final int COUNT = 10;

  /// Which modes there are, by the path through the tree of yes and no: numbers of the next node,
  /// or of a mode, negative.
  private static final int[] TREE = {
    0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9
  };

  private static final int OF_TWO = 16;

  private static final SubMode[] ALL = values();

  /// For each pixel the neighbour in the middle; or, plus [#OF_TWO], the first of two.
  private final byte[] recipe;

  SubMode(String pixels) {
    String letters = pixels.replace(" ", "");
    this.recipe = new byte[letters.length()];
    for (int i = 0; i < recipe.length; i++) {
      recipe[i] = (byte) ingredient(letters.charAt(i));
    }
  }

  private static int ingredient(char letter) {
    String neighbours = "_LKJIXABCDEFGH";
    return Character.isUpperCase(letter)
        ? neighbours.indexOf(letter)
        : OF_TWO + neighbours.indexOf(Character.toUpperCase(letter));
  }

  static int read(BoolReader bits, int above, int left) {
    int at = (above * COUNT + left) * Tables.MODE_NODES;
    int node = TREE[bits.bit(Tables.SUB_MODES[at])];
    while (node > 0) {
      node = TREE[node + bits.bit(Tables.SUB_MODES[at + (node >> 1)])];
    }
    return -node;
  }

  /// @param at of the first of its pixels
  static void guess(int mode, int[] pixels, int at, int[] neighbours) {
    switch (ALL[mode]) {
      case MEAN -> Patch.fill(pixels, at, 4, mean(pixels, at));
      case MOTION -> Patch.move(pixels, at, 4);
      case VERTICAL,
          HORIZONTAL,
          LEFT_DOWN,
          RIGHT_DOWN,
          VERTICAL_RIGHT,
          VERTICAL_LEFT,
          HORIZONTAL_DOWN,
          HORIZONTAL_UP ->
          ALL[mode].slope(pixels, at, neighbours);
    }
  }

  private static int mean(int[] pixels, int at) {
    int sum = 4;
    for (int i = 0; i < 4; i++) {
      sum += pixels[at - Patch.STRIDE + i] + pixels[at - 1 + i * Patch.STRIDE];
    }
    return sum >> 3;
  }

  private void slope(int[] pixels, int at, int[] around) {
    for (int i = 0; i < 4; i++) {
      around[4 - i] = pixels[at - 1 + i * Patch.STRIDE];
    }
    around[0] = around[1];
    for (int i = 0; i <= 8; i++) {
      around[5 + i] = pixels[at - Patch.STRIDE - 1 + i];
    }
    around[14] = around[13];
    for (int i = 0; i < 16; i++) {
      int of = recipe[i] & OF_TWO - 1;
      pixels[at + (i >> 2) * Patch.STRIDE + (i & 3)] =
          recipe[i] < OF_TWO
              ? around[of - 1] + 2 * around[of] + around[of + 1] + 2 >> 2
              : around[of] + around[of + 1] + 1 >> 1;
    }
  }
}
