package coach.coaching.image.jpeg;

import coach.coaching.image.picture.Picture;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Writes a picture with as many samples for colour as for brightness: halved, as is usual, they
/// smear thin coloured lines.
public final class JpegWriter {
  private static final float QUALITY = 0.9f;
  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";
  private static final ColorModel RGB = new DirectColorModel(24, 0xff0000, 0xff00, 0xff);
  private static final int[] MASKS = {0xff0000, 0xff00, 0xff};

  private JpegWriter() {}

  public static byte[] write(Picture picture) {
    BufferedImage image = image(picture);
    ImageWriter writer = JpegCodec.writer();
    ByteArrayOutputStream file = new ByteArrayOutputStream(1 << 18);
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, fullColour(writer, parameters)), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: a bug
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /// On the same array: no second copy.
  private static BufferedImage image(Picture picture) {
    int width = picture.size().width();
    DataBufferInt buffer = new DataBufferInt(picture.pixels(), picture.pixels().length);
    WritableRaster raster =
        Raster.createPackedRaster(buffer, width, picture.size().height(), width, MASKS, null);
    return new BufferedImage(RGB, raster, false, null);
  }

  private static IIOMetadata fullColour(ImageWriter writer, ImageWriteParam parameters)
      throws IIOInvalidTreeException {
    ImageTypeSpecifier type =
        ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB);
    IIOMetadata metadata = writer.getDefaultImageMetadata(type, parameters);
    Node tree = metadata.getAsTree(FORMAT);
    var components = ((Element) tree).getElementsByTagName("componentSpec");
    for (int i = 0; i < components.getLength(); i++) {
      Element component = (Element) components.item(i);
      component.setAttribute("HsamplingFactor", "1");
      component.setAttribute("VsamplingFactor", "1");
    }
    metadata.setFromTree(FORMAT, tree);
    return metadata;
  }
}
