package coach.coaching.image;

import coach.coaching.image.jpeg.JpegFile;
import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Source;
import coach.coaching.image.png.PngFile;
import coach.coaching.image.webp.WebpFile;

/// A kind of file that is read here, known by its first bytes and by nothing else.
public enum ImageFormat {
  PNG("image/png"),
  JPEG("image/jpeg"),
  WEBP("image/webp");

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  public static ImageFormat ofMediaType(String mediaType) {
    for (ImageFormat format : values()) {
      if (format.mediaType.equals(mediaType)) {
        return format;
      }
    }
    throw new IllegalArgumentException(mediaType);
  }

  /// @throws coach.platform.ProblemException when it is none of these
  static ImageFormat of(byte[] file) {
    Octets octets = Octets.of(file);
    if (file.length == 0) {
      throw Refusal.because("is empty");
    }
    if (octets.startsWith(0, PngFile.SIGNATURE)) {
      return PNG;
    }
    if (octets.startsWith(0, JpegFile.SIGNATURE)) {
      return JPEG;
    }
    if (WebpFile.fits(octets)) {
      return WEBP;
    }
    throw OtherFormat.refusal(octets);
  }

  /// Looks at the structure of a file, and at no pixel.
  ///
  /// @throws coach.platform.ProblemException when it is not sound, or larger than what is taken
  Source parse(byte[] file, long mostPixels) {
    return switch (this) {
      case PNG -> PngFile.parse(file, mostPixels);
      case JPEG -> JpegFile.parse(file, mostPixels);
      case WEBP -> WebpFile.parse(file, mostPixels);
    };
  }
}
