package coach.bench.review;

import coach.support.SampleChart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Charts as files, by what they are called.
final class Files {
  private static final int SEED = 7;

  private Files() {}

  static Map<String, byte[]> usual() throws IOException {
    BufferedImage chart = SampleChart.draw(1920, 1080, SEED);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PNG", SampleChart.encode(chart, "png"));
    files.put("JPEG", SampleChart.encode(chart, "jpeg"));
    files.put("WebP, lossy", resource("chart-lossy.webp"));
    files.put("WebP, lossless", resource("chart-lossless.webp"));
    return files;
  }

  /// Of 40 megapixels.
  static Map<String, byte[]> large() throws IOException {
    BufferedImage chart = SampleChart.draw(8000, 5000, SEED);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("PNG", SampleChart.encode(chart, "png"));
    files.put("PNG, interlaced", progressive(chart, "png"));
    files.put("JPEG", SampleChart.encode(chart, "jpeg"));
    files.put("JPEG, progressive", progressive(chart, "jpeg"));
    files.put("WebP", resource("chart-40-megapixels.webp"));
    return files;
  }

  /// As PNG, which can hardly be packed.
  static byte[] noise() {
    BufferedImage noise = new BufferedImage(2000, 1600, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < noise.getHeight(); y++) {
      for (int x = 0; x < noise.getWidth(); x++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    return SampleChart.encode(noise, "png");
  }

  private static byte[] progressive(BufferedImage image, String format) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    return file.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = Files.class.getResourceAsStream("/coach/bench/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }
}
