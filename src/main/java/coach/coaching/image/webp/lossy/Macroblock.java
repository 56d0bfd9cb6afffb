package coach.coaching.image.webp.lossy;

import coach.coaching.image.webp.lossy.FrameHeader.Segment;

/// What the file says of the macroblock under way: how it is guessed, and what is added.
final class Macroblock {
  static final int SQUARES = 24;
  static final int COLOURS_AT = 16;

  int segment;
  boolean skipped;

  /// Whether each square of four by four pixels is guessed on its own.
  boolean inSquares;

  int mode;
  final int[] subModes = new int[16];
  int colourMode;
  final int[] coefficients = new int[SQUARES * Difference.COUNT];

  /// For each square, whether there is anything to add.
  final boolean[] differs = new boolean[SQUARES];

  boolean differsAtAll;

  int level(Segment segment) {
    return inSquares ? segment.subLevel() : segment.level();
  }

  void clear() {
    if (differsAtAll) {
      java.util.Arrays.fill(coefficients, 0);
      java.util.Arrays.fill(differs, false);
      differsAtAll = false;
    }
  }
}
