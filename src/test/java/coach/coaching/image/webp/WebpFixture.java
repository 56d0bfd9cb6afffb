package coach.coaching.image.webp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;

/// WebP files, real ones and such as nobody would make who meant well.
public final class WebpFixture {
  private static final Map<String, String> EXPECTED =
      new String(resource("expected.txt"), ISO_8859_1)
          .lines()
          .map(line -> line.split(" "))
          .collect(toMap(words -> words[0], words -> words[1]));

  private WebpFixture() {}

  /// For each sample, the SHA-256 of its pixels over white, red, green and blue.
  static Map<String, String> expected() {
    return EXPECTED;
  }

  public static java.util.Set<String> names() {
    return new java.util.TreeSet<>(EXPECTED.keySet());
  }

  public static byte[] sample(String name) {
    return resource(name + ".webp");
  }

  public static byte[] riff(byte[]... chunks) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes("WEBP".getBytes(ISO_8859_1));
    for (byte[] chunk : chunks) {
      content.writeBytes(chunk);
    }
    return chunk("RIFF", content.toByteArray());
  }

  public static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk =
        ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(type.getBytes(ISO_8859_1)).putInt(content.length).put(content);
    return chunk.array();
  }

  public static byte[] extended(int flags, int width, int height) {
    ByteBuffer content = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    content.putInt(flags).putInt(width - 1).position(7).putInt(height - 1);
    return chunk("VP8X", java.util.Arrays.copyOf(content.array(), 10));
  }

  static byte[] lossless(int width, int height) {
    return lossless(width, height, new byte[20]);
  }

  static byte[] lossless(int width, int height, byte[] data) {
    ByteBuffer content = ByteBuffer.allocate(5 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    content.put((byte) 0x2f).putInt(width - 1 | height - 1 << 14).put(data);
    return chunk("VP8L", content.array());
  }

  /// Each pixel takes no bits at all.
  public static byte[] white(int width, int height) {
    BitWriter bits = new BitWriter();
    bits.write(0, 3); // no transform, no cache, one group of codes
    for (int code = 0; code < 5; code++) {
      bits.write(0b101, 3).write(code == 4 ? 0 : 255, 8); // plain, one symbol, of eight bits
    }
    return lossless(width, height, bits.bytes(20));
  }

  static byte[] lossy(int width, int height) {
    ByteBuffer content = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    content.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a});
    content.putShort((short) width).putShort((short) height);
    return chunk("VP8 ", content.array());
  }

  /// How long the chunk with the picture is.
  static int dataLength(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(dataAt(file) + 4);
  }

  /// The same file with less of the picture, and all lengths right.
  static byte[] withDataOf(byte[] file, int length) {
    int at = dataAt(file);
    int even = Math.max(12, length & ~1);
    byte[] shortened = java.util.Arrays.copyOf(file, at + 8 + even);
    ByteBuffer.wrap(shortened)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(4, shortened.length - 8)
        .putInt(at + 4, even);
    return shortened;
  }

  private static int dataAt(byte[] file) {
    String text = new String(file, ISO_8859_1);
    return Math.max(text.indexOf("VP8 "), text.indexOf("VP8L"));
  }

  private static byte[] resource(String name) {
    try (InputStream file = WebpFixture.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
