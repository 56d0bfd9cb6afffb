package coach.coaching.image.png;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks image data and takes back its filters: one row at a time, never more than is asked for.
final class PngRows implements AutoCloseable {
  private final Inflater inflater = new Inflater();
  private final Iterator<Octets> data;
  private final PngHeader header;
  private byte[] row;
  private byte[] above;

  PngRows(PngHeader header, List<Octets> data) {
    this.header = header;
    this.data = data.iterator();
    this.row = new byte[1 + header.rowBytes(header.size().width())];
    this.above = new byte[row.length];
  }

  /// The next row from its second byte on (the first named its filter); valid until the next call.
  ///
  /// @param width in pixels
  byte[] next(int width) {
    int length = 1 + header.rowBytes(width);
    byte[] spare = above;
    above = row;
    row = spare;
    fill(length);
    Filter.undo(row, above, length, header.pixelBytes());
    return row;
  }

  /// Begins another picture: what is above its first row counts as zeros.
  void restart() {
    Arrays.fill(row, (byte) 0);
  }

  private void fill(int length) {
    int filled = 0;
    while (filled < length) {
      int count = inflate(filled, length - filled);
      filled += count;
      if (count == 0 && !feed()) {
        throw Refusal.truncated();
      }
    }
  }

  private int inflate(int from, int count) {
    try {
      return inflater.inflate(row, from, count);
    } catch (DataFormatException e) {
      throw Refusal.broken("its PNG image data cannot be unpacked");
    }
  }

  /// False when the inflater can do nothing with more, or when there is none.
  private boolean feed() {
    if (inflater.finished() || inflater.needsDictionary() || !data.hasNext()) {
      return false;
    }
    Octets next = data.next();
    inflater.setInput(next.bytes(), next.from(), next.length());
    return true;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
