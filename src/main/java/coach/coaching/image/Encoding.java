package coach.coaching.image;

import coach.coaching.image.jpeg.JpegWriter;
import coach.coaching.image.picture.Picture;
import coach.coaching.image.png.PngWriter;

/// In which format a picture is written anew.
///
/// What came as JPEG has lost its sharp edges already, and as PNG its noise would fill megabytes.
/// Everything else stays exact, since a chart is read by its thin lines; except what is no drawing
/// but a photograph, of a screen for instance.
final class Encoding {
  /// Drawings repeat the pixel to the left three times out of four, photographs hardly ever.
  private static final int ONE_IN = 4;

  private Encoding() {}

  static ImageFormat format(ImageFormat original, Picture picture) {
    return original == ImageFormat.JPEG || isPhotograph(picture)
        ? ImageFormat.JPEG
        : ImageFormat.PNG;
  }

  static byte[] write(ImageFormat format, Picture picture) {
    return format == ImageFormat.PNG ? PngWriter.write(picture) : JpegWriter.write(picture);
  }

  private static boolean isPhotograph(Picture picture) {
    int[] pixels = picture.pixels();
    int same = 0;
    for (int i = 1; i < pixels.length; i++) {
      same += pixels[i] == pixels[i - 1] ? 1 : 0;
    }
    return same < pixels.length / ONE_IN;
  }
}
