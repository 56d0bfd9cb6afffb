package coach.coaching.image.picture;

/// Which way up a picture is to be shown, as cameras note it (EXIF, tag 274).
public enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  MIRRORED_UPSIDE_DOWN(false, false, true),
  TRANSPOSED(true, false, false),
  TURN_RIGHT(true, false, true),
  TRANSVERSED(true, true, true),
  TURN_LEFT(true, true, false);

  private final boolean swaps;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(boolean swaps, boolean fromRight, boolean fromBottom) {
    this.swaps = swaps;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /// What is not one of the eight is not known, and left as it is.
  static Orientation of(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  public Picture apply(Picture picture) {
    if (this == UPRIGHT) {
      return picture;
    }
    Size from = picture.size();
    Size to = swaps ? from.turned() : from;
    int[] turned = new int[picture.pixels().length];
    int right = from.width() - 1;
    int bottom = from.height() - 1;
    int at = 0;
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        int column = swaps ? y : x;
        int row = swaps ? x : y;
        int source = (fromBottom ? bottom - row : row) * from.width();
        turned[at++] = picture.pixels()[source + (fromRight ? right - column : column)];
      }
    }
    return new Picture(to, turned);
  }
}
