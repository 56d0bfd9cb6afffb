package coach.coaching.image.webp;

import coach.coaching.image.picture.Levels;
import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Size;
import coach.coaching.image.webp.lossless.LosslessDecoder;

/// How opaque the pixels of a lossy picture are: bytes of their own, plain or as the green of a
/// lossless picture, after the guess by their neighbours has been added.
final class AlphaRows {
  private static final int PLAIN = 0;
  private static final int LOSSLESS = 1;
  private static final int ACROSS = 1;
  private static final int DOWN = 2;
  private static final int PLANE = 3;

  @FunctionalInterface
  private interface Rows {
    void read(byte[] row);
  }

  private final Rows rows;
  private final int filter;
  private byte[] row;
  private byte[] above;
  private boolean first = true;

  private AlphaRows(Rows rows, int filter, int width) {
    this.rows = rows;
    this.filter = filter;
    this.row = new byte[width];
    this.above = new byte[width];
  }

  static AlphaRows of(Octets chunk, Size size) {
    int head = chunk.u8(0);
    Octets content = chunk.part(1, chunk.length() - 1);
    Rows rows =
        switch (head & 3) {
          case PLAIN -> plain(content, size);
          case LOSSLESS -> lossless(content, size);
          default -> throw Refusal.broken("its WebP data has an alpha channel of no known kind");
        };
    return new AlphaRows(rows, head >> 2 & 3, size.width());
  }

  private static Rows plain(Octets content, Size size) {
    Octets all = content.part(0, size.pixels());
    int[] at = {all.from()};
    return row -> {
      System.arraycopy(all.bytes(), at[0], row, 0, row.length);
      at[0] += row.length;
    };
  }

  private static Rows lossless(Octets content, Size size) {
    LosslessDecoder decoder = new LosslessDecoder(content, size);
    return row -> {
      int[] pixels = decoder.next();
      for (int x = 0; x < row.length; x++) {
        row[x] = (byte) (pixels[x] >>> 8);
      }
    };
  }

  /// Valid until the next call.
  byte[] next() {
    byte[] spare = above;
    above = row;
    row = spare;
    rows.read(row);
    if (filter == ACROSS || filter != 0 && first) {
      addLeft();
    } else if (filter == DOWN) {
      addAbove();
    } else if (filter == PLANE) {
      addPlane();
    }
    first = false;
    return row;
  }

  private void addLeft() {
    row[0] += first ? 0 : above[0];
    for (int x = 1; x < row.length; x++) {
      row[x] += row[x - 1];
    }
  }

  private void addAbove() {
    for (int x = 0; x < row.length; x++) {
      row[x] += above[x];
    }
  }

  private void addPlane() {
    int left = above[0] & 0xff;
    int corner = left;
    for (int x = 0; x < row.length; x++) {
      int top = above[x] & 0xff;
      row[x] += (byte) Levels.clamp(left + top - corner);
      left = row[x] & 0xff;
      corner = top;
    }
  }
}
