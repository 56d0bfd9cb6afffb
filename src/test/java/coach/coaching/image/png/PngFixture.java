package coach.coaching.image.png;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// PNG files, chunk by chunk, as nobody would make them who meant well.
public final class PngFixture {
  private PngFixture() {}

  /// The signature and what is given.
  public static byte[] file(byte[]... chunks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(PngFile.SIGNATURE.getBytes(ISO_8859_1));
    for (byte[] chunk : chunks) {
      file.writeBytes(chunk);
    }
    return file.toByteArray();
  }

  /// A whole picture of one colour, with these chunks before its data.
  public static byte[] sound(int width, int height, byte[]... more) {
    byte[] data = new byte[(1 + 3 * width) * height];
    byte[][] chunks = new byte[more.length + 3][];
    chunks[0] = header(width, height, 8, 2, 0);
    System.arraycopy(more, 0, chunks, 1, more.length);
    chunks[more.length + 1] = chunk("IDAT", deflated(data));
    chunks[more.length + 2] = end();
    return file(chunks);
  }

  public static byte[] header(int width, int height, int depth, int colour, int interlace) {
    ByteBuffer content = ByteBuffer.allocate(13).putInt(width).putInt(height);
    content.put((byte) depth).put((byte) colour).put(12, (byte) interlace);
    return chunk("IHDR", content.array());
  }

  public static byte[] end() {
    return chunk("IEND", new byte[0]);
  }

  public static byte[] chunk(String type, byte[] content) {
    byte[] name = type.getBytes(ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.length).putInt(content.length);
    return chunk.put(name).put(content).putInt((int) sum.getValue()).array();
  }

  public static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length + 1000];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  /// A hundred million zeros in a hundred thousand bytes, after something in front.
  public static byte[] bomb(String front) {
    byte[] start = front.getBytes(ISO_8859_1);
    byte[] packed = deflated(new byte[100_000_000]);
    return ByteBuffer.allocate(start.length + packed.length).put(start).put(packed).array();
  }
}
