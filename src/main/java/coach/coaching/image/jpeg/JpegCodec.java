package coach.coaching.image.jpeg;

import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.RowSink;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageReaderWriterSpi;
import javax.imageio.spi.ImageWriterSpi;

/// The codec that comes with the JDK, by name: whatever else is installed is never asked.
final class JpegCodec {
  private static final String VENDOR = "com.sun.imageio.plugins.jpeg.";

  private JpegCodec() {}

  /// @param scans after each of which the reader draws the picture, and only at last in full
  static void decode(byte[] file, Frame frame, int scans, RowSink sink) {
    ImageReader reader = reader();
    AtomicBoolean warned = new AtomicBoolean();
    try (ByteStream stream = new ByteStream(file)) {
      reader.setInput(stream, true, true);
      reader.addIIOReadWarningListener((_, _) -> warned.set(true));
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setDestination(RowRaster.image(frame, scans, sink));
      reader.read(0, parameters);
    } catch (IOException e) {
      throw Refusal.broken("its JPEG data cannot be decoded");
    } finally {
      reader.dispose();
    }
    if (warned.get()) {
      throw Refusal.broken("its JPEG data has gaps");
    }
  }

  private static ImageReader reader() {
    try {
      return find(ImageReaderSpi.class).createReaderInstance();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static ImageWriter writer() {
    try {
      return find(ImageWriterSpi.class).createWriterInstance();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T extends ImageReaderWriterSpi> T find(Class<T> kind) {
    Predicate<T> ours = provider -> provider.getClass().getName().startsWith(VENDOR);
    Iterator<T> providers = IIORegistry.getDefaultInstance().getServiceProviders(kind, false);
    while (providers.hasNext()) {
      T provider = providers.next();
      if (ours.test(provider)) {
        return provider;
      }
    }
    throw new IllegalStateException("this Java has no " + kind.getSimpleName() + " for JPEG");
  }
}
