package coach.ai.compat.call;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The size of an image as its header says it, without a look at its pixels.
record ImageHeader(String mediaType, int width, int height) {
  private static final long PNG = 0x89504e470d0a1a0aL;
  private static final int IHDR = 0x49484452;
  private static final int JPEG = 0xffd8;
  private static final int GIF8 = 0x47494638;
  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;

  /// Nothing when it is none of the kinds that models read, or has no size.
  ///
  /// @throws IOException when it ends too early
  static Optional<ImageHeader> read(InputStream bytes) throws IOException {
    var in = new DataInputStream(bytes);
    int first = in.readInt();
    return (first == (int) (PNG >>> 32)
            ? png(in)
            : first >>> 16 == JPEG ? jpeg(first, in) : first == GIF8 ? gif(in) : webp(first, in))
        .filter(it -> it.width > 0 && it.height > 0);
  }

  private static Optional<ImageHeader> png(DataInputStream in) throws IOException {
    boolean expected = in.readInt() == (int) PNG;
    in.readInt(); // the length of the first chunk
    return expected && in.readInt() == IHDR
        ? Optional.of(new ImageHeader("image/png", in.readInt(), in.readInt()))
        : Optional.empty();
  }

  private static Optional<ImageHeader> gif(DataInputStream in) throws IOException {
    in.readUnsignedShort(); // 7a or 9a
    return Optional.of(new ImageHeader("image/gif", littleEndian(in, 2), littleEndian(in, 2)));
  }

  /// Segments follow one another until one begins a frame.
  private static Optional<ImageHeader> jpeg(int first, DataInputStream in) throws IOException {
    int marker = first & 0xffff;
    if (marker >>> 8 != 0xff) {
      return Optional.empty();
    }
    marker = afterFill(marker & 0xff, in);
    while (!beginsFrame(marker)) {
      if (isAlone(marker)) {
        return Optional.empty();
      }
      in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
      if (in.readUnsignedByte() != 0xff) {
        return Optional.empty();
      }
      marker = afterFill(in.readUnsignedByte(), in);
    }
    in.skipNBytes(3); // length and precision
    int height = in.readUnsignedShort();
    return Optional.of(new ImageHeader("image/jpeg", in.readUnsignedShort(), height));
  }

  private static int afterFill(int marker, DataInputStream in) throws IOException {
    int next = marker;
    while (next == 0xff) {
      next = in.readUnsignedByte();
    }
    return next;
  }

  private static boolean beginsFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /// Markers without a length, and the one after which pixels come.
  private static boolean isAlone(int marker) {
    return marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xda);
  }

  private static Optional<ImageHeader> webp(int first, DataInputStream in) throws IOException {
    in.readInt(); // the length of the file
    if (first != RIFF || in.readInt() != WEBP) {
      return Optional.empty();
    }
    int chunk = in.readInt();
    in.readInt(); // its length
    return switch (chunk) {
      case 0x56503820 -> lossy(in); // "VP8 "
      case 0x5650384c -> lossless(in); // VP8L
      case 0x56503858 -> extended(in); // VP8X
      default -> Optional.empty();
    };
  }

  private static Optional<ImageHeader> lossy(DataInputStream in) throws IOException {
    in.skipNBytes(3); // the frame's tag
    return littleEndian(in, 3) == 0x2a019d
        ? webp(littleEndian(in, 2) & 0x3fff, littleEndian(in, 2) & 0x3fff)
        : Optional.empty();
  }

  private static Optional<ImageHeader> lossless(DataInputStream in) throws IOException {
    if (in.readUnsignedByte() != 0x2f) {
      return Optional.empty();
    }
    int bits = littleEndian(in, 4);
    return webp((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
  }

  private static Optional<ImageHeader> extended(DataInputStream in) throws IOException {
    in.readInt(); // what it has beside pixels
    return webp(littleEndian(in, 3) + 1, littleEndian(in, 3) + 1);
  }

  private static Optional<ImageHeader> webp(int width, int height) {
    return Optional.of(new ImageHeader("image/webp", width, height));
  }

  private static int littleEndian(DataInputStream in, int bytes) throws IOException {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= in.readUnsignedByte() << 8 * i;
    }
    return value;
  }
}
