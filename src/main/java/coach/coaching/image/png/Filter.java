package coach.coaching.image.png;

import coach.coaching.image.picture.Refusal;

/// What each row was made easier to pack with: its first byte says how.
final class Filter {
  static final int SUB = 1;
  static final int UP = 2;
  private static final int AVERAGE = 3;
  private static final int PAETH = 4;

  private Filter() {}

  /// @param length of both, with the first byte
  /// @param back how many bytes a pixel takes
  static void undo(byte[] row, byte[] above, int length, int back) {
    switch (row[0]) {
      case 0 -> {}
      case SUB -> undoSub(row, length, back);
      case UP -> undoUp(row, above, length);
      case AVERAGE -> undoAverage(row, above, length, back);
      case PAETH -> undoPaeth(row, above, length, back);
      default -> throw Refusal.broken("its PNG image data names a filter that does not exist");
    }
  }

  private static void undoSub(byte[] row, int length, int back) {
    for (int i = 1 + back; i < length; i++) {
      row[i] += row[i - back];
    }
  }

  private static void undoUp(byte[] row, byte[] above, int length) {
    for (int i = 1; i < length; i++) {
      row[i] += above[i];
    }
  }

  private static void undoAverage(byte[] row, byte[] above, int length, int back) {
    for (int i = 1; i < length; i++) {
      int left = i > back ? row[i - back] & 0xff : 0;
      row[i] += (byte) (left + (above[i] & 0xff) >> 1);
    }
  }

  private static void undoPaeth(byte[] row, byte[] above, int length, int back) {
    int first = Math.min(length, 1 + back);
    for (int i = 1; i < first; i++) {
      row[i] += above[i]; // with nothing to the left, what is above is always nearest
    }
    for (int i = first; i < length; i++) {
      row[i] += (byte) paeth(row[i - back] & 0xff, above[i] & 0xff, above[i - back] & 0xff);
    }
  }

  private static int paeth(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
