package coach.coaching.image.png;

import coach.coaching.image.picture.Picture;
import coach.coaching.image.picture.Size;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes a picture and nothing else: three bytes a pixel, no notes, the same bytes each time.
public final class PngWriter {
  /// Past this, a chart gets a few per cent smaller and takes twice as long.
  private static final int LEVEL = 4;

  private static final int DEPTH = 8;
  private static final int RGB = 2;
  private static final int PIXEL = 3;

  private final int[] pixels;
  private final Size size;
  private byte[] above;
  private byte[] row;
  private final byte[][] tries;

  private PngWriter(Picture picture) {
    this.pixels = picture.pixels();
    this.size = picture.size();
    int length = PIXEL * size.width();
    this.above = new byte[length];
    this.row = new byte[length];
    this.tries = new byte[][] {new byte[length + 1], new byte[length + 1]};
    tries[0][0] = Filter.SUB;
    tries[1][0] = Filter.UP;
  }

  public static byte[] write(Picture picture) {
    byte[] data = new PngWriter(picture).pack();
    ByteArrayOutputStream file = new ByteArrayOutputStream(data.length + 64);
    file.writeBytes(PngFile.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1));
    chunk(file, "IHDR", header(picture.size()));
    chunk(file, "IDAT", data);
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] header(Size size) {
    ByteBuffer header = ByteBuffer.allocate(PngHeader.LENGTH);
    header.putInt(size.width()).putInt(size.height());
    header.put((byte) DEPTH).put((byte) RGB);
    return header.array();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    file.writeBytes(name);
    file.writeBytes(content);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private byte[] pack() {
    Deflater deflater = new Deflater(LEVEL);
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream(pixels.length / 8 + 1024);
      byte[] buffer = new byte[1 << 16];
      for (int y = 0; y < size.height(); y++) {
        deflater.setInput(filtered(y));
        drain(deflater, packed, buffer);
      }
      deflater.finish();
      drain(deflater, packed, buffer);
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void drain(Deflater deflater, ByteArrayOutputStream packed, byte[] buffer) {
    int count = deflater.deflate(buffer);
    while (count > 0) {
      packed.write(buffer, 0, count);
      count = deflater.deflate(buffer);
    }
  }

  /// The row as its difference from the left or from above, whichever is smaller.
  private byte[] filtered(int y) {
    unpack(y * size.width());
    long sub = 0;
    long up = 0;
    for (int i = 0; i < row.length; i++) {
      byte fromLeft = (byte) (row[i] - (i < PIXEL ? 0 : row[i - PIXEL]));
      byte fromAbove = (byte) (row[i] - above[i]);
      tries[0][i + 1] = fromLeft;
      tries[1][i + 1] = fromAbove;
      sub += Math.abs(fromLeft);
      up += Math.abs(fromAbove);
    }
    byte[] spare = above;
    above = row;
    row = spare;
    return tries[up <= sub ? 1 : 0];
  }

  private void unpack(int start) {
    for (int x = 0; x < size.width(); x++) {
      int pixel = pixels[start + x];
      row[PIXEL * x] = (byte) (pixel >> 16);
      row[PIXEL * x + 1] = (byte) (pixel >> 8);
      row[PIXEL * x + 2] = (byte) pixel;
    }
  }
}
