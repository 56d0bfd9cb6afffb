package coach.coaching.image.picture;

import java.util.Arrays;

/// Makes a picture of the rows of a larger one, as they come: each pixel is the mean of the area
/// that it stands for, so that a line one pixel wide gets fainter and never vanishes.
///
/// Holds the result and two rows, whatever the size of what is shrunk.
public final class Shrinker implements RowSink {
  private final Size from;
  private final Size to;
  private final int[] pixels;
  private final Shares columns;
  private final Shares rows;
  private final float[] line;
  private final float[] sums;
  private int taken;

  public Shrinker(Size from, Size to) {
    this.from = from;
    this.to = to;
    this.pixels = new int[Math.toIntExact(to.pixels())];
    this.columns = new Shares(from.width(), to.width());
    this.rows = new Shares(from.height(), to.height());
    this.line = new float[3 * (to.width() + 1)];
    this.sums = new float[3 * (to.width() + 1)];
  }

  @Override
  public void take(int[] row) {
    if (from.equals(to)) {
      System.arraycopy(row, 0, pixels, taken * to.width(), to.width());
    } else {
      squeeze(row);
      stack();
    }
    taken++;
  }

  /// @throws coach.platform.ProblemException when rows are missing
  public Picture picture() {
    if (taken != from.height()) {
      throw Refusal.truncated();
    }
    return new Picture(to, pixels);
  }

  private void squeeze(int[] row) {
    Arrays.fill(line, 0);
    for (int x = 0; x < from.width(); x++) {
      int at = 3 * columns.target[x];
      float first = columns.first[x];
      float rest = columns.rest[x];
      int pixel = row[x];
      int red = pixel >> 16 & 0xff;
      int green = pixel >> 8 & 0xff;
      int blue = pixel & 0xff;
      line[at] += first * red;
      line[at + 1] += first * green;
      line[at + 2] += first * blue;
      if (rest > 0) {
        line[at + 3] += rest * red;
        line[at + 4] += rest * green;
        line[at + 5] += rest * blue;
      }
    }
  }

  private void stack() {
    float first = rows.first[taken];
    for (int i = 0; i < sums.length; i++) {
      sums[i] += first * line[i];
    }
    boolean last = taken + 1 == from.height();
    if (last || rows.target[taken + 1] != rows.target[taken] || rows.rest[taken] > 0) {
      flush(rows.target[taken]);
      float rest = rows.rest[taken];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = rest * line[i];
      }
    }
  }

  private void flush(int row) {
    int at = row * to.width();
    for (int x = 0; x < to.width(); x++) {
      int red = level(sums[3 * x]);
      int green = level(sums[3 * x + 1]);
      pixels[at + x] = red << 16 | green << 8 | level(sums[3 * x + 2]);
    }
  }

  private static int level(float sum) {
    return Math.min(255, (int) (sum + 0.5f));
  }

  /// Which part of which smaller pixel each larger one becomes: the first it touches, and the next.
  private static final class Shares {
    final int[] target;
    final float[] first;
    final float[] rest;

    Shares(int from, int to) {
      target = new int[from];
      first = new float[from];
      rest = new float[from];
      double scale = (double) to / from;
      for (int i = 0; i < from; i++) {
        target[i] = Math.min(to - 1, (int) ((long) i * to / from));
        double border = (target[i] + 1) - i * scale;
        first[i] = (float) Math.min(scale, border);
        // A sliver of the next pixel that is only a rounding error would end this one too early.
        boolean crosses = (long) (i + 1) * to > (long) (target[i] + 1) * from;
        rest[i] = crosses ? (float) (scale - border) : 0;
      }
    }
  }
}
