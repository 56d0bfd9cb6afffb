package coach.coaching.image.jpeg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import coach.support.SampleChart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// JPEG files with things in them that are not of the picture.
public final class JpegFixture {
  private JpegFixture() {}

  public static byte[] chart(int width, int height) {
    return SampleChart.file("jpeg", width, height);
  }

  public static byte[] progressive(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /// The same with a segment right after the beginning.
  public static byte[] with(byte[] file, int marker, byte[] content) {
    ByteBuffer longer = ByteBuffer.allocate(file.length + 4 + content.length);
    longer.put(file, 0, 2).put((byte) 0xff).put((byte) marker);
    longer.putShort((short) (2 + content.length)).put(content);
    return longer.put(file, 2, file.length - 2).array();
  }

  /// As a camera notes it, with a name and a place besides.
  public static byte[] oriented(byte[] file, int value) {
    ByteBuffer notes = ByteBuffer.allocate(100);
    notes.put("Exif\0\0MM\0*".getBytes(ISO_8859_1)).putInt(8).putShort((short) 2);
    notes.putShort((short) 0x010f).putShort((short) 2).putInt(20).putInt(50);
    notes.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) value);
    notes.putShort((short) 0).putInt(0);
    notes.position(56).put("Secret Camera 52.1N".getBytes(ISO_8859_1));
    return with(file, 0xe1, notes.array());
  }

  /// Where the content of the first segment of this kind begins.
  public static int find(byte[] file, int marker) {
    for (int i = 2; i < file.length - 1; i++) {
      if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == marker) {
        return i + 4;
      }
    }
    throw new IllegalArgumentException("no marker " + marker);
  }
}
