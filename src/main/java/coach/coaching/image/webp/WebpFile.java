package coach.coaching.image.webp;

import coach.coaching.image.picture.ColourProfile;
import coach.coaching.image.picture.Exif;
import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Orientation;
import coach.coaching.image.picture.OverWhite;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.RowSink;
import coach.coaching.image.picture.Size;
import coach.coaching.image.picture.Source;
import coach.coaching.image.webp.lossless.LosslessDecoder;
import coach.coaching.image.webp.lossless.LosslessHeader;
import coach.coaching.image.webp.lossy.LossyDecoder;
import coach.coaching.image.webp.lossy.LossyHeader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A WebP file whose chunks are whole. Nothing but padding follows its end.
public final class WebpFile implements Source {
  public static final String SIGNATURE = "RIFF";
  public static final String KIND = "WEBP";

  private static final int KIND_AT = 8;
  private static final int FIRST_CHUNK = 12;
  private static final int OVERHEAD = 8;
  private static final int EXTENDED_LENGTH = 10;
  private static final int ANIMATION = 1 << 1;
  private static final String LOSSY = "VP8 ";
  private static final String LOSSLESS = "VP8L";
  private static final String EXTENDED = "VP8X";

  private final Octets file;
  private final long mostPixels;
  private @Nullable Size canvas;
  private @Nullable LossyHeader lossy;
  private @Nullable LosslessHeader lossless;
  private @Nullable Octets data;
  private @Nullable Octets alpha;
  private @Nullable Octets profile;
  private Orientation orientation = Orientation.UPRIGHT;

  private WebpFile(Octets file, long mostPixels) {
    this.file = file;
    this.mostPixels = mostPixels;
  }

  public static boolean fits(Octets file) {
    return file.startsWith(0, SIGNATURE) && file.startsWith(KIND_AT, KIND);
  }

  /// Size and kind are judged before any data is looked at.
  public static WebpFile parse(byte[] bytes, long mostPixels) {
    Octets all = Octets.of(bytes);
    WebpFile webp =
        new WebpFile(
            all.part(0, Math.min(OVERHEAD + all.u32Reversed(4), all.length())), mostPixels);
    webp.readChunks();
    // Only now: a size that is too large, or an animation, says more than that a part is missing.
    long end = OVERHEAD + all.u32Reversed(4);
    all.part(0, end);
    Refusal.unlessOnlyPadding(all.part(end, all.length() - end));
    return webp;
  }

  private void readChunks() {
    int at = FIRST_CHUNK;
    while (file.has(at, OVERHEAD)) {
      long length = file.u32Reversed(at + 4);
      String type = file.text(at, 4);
      refuseFromHead(type, at + OVERHEAD);
      read(type, file.part(at + (long) OVERHEAD, length));
      at += (int) (OVERHEAD + length + (length & 1));
    }
    if (lossy == null && lossless == null) {
      throw Refusal.truncated();
    }
  }

  /// What the first bytes of a chunk tell, whether or not the others are there.
  private void refuseFromHead(String type, int at) {
    switch (type) {
      case "ANIM", "ANMF" -> throw Refusal.animated();
      case EXTENDED -> readCanvas(file.part(at, EXTENDED_LENGTH));
      case LOSSY -> lossy = first(LossyHeader.parse(file.part(at, LossyHeader.LENGTH), mostPixels));
      case LOSSLESS ->
          lossless = first(LosslessHeader.parse(file.part(at, LosslessHeader.LENGTH), mostPixels));
      default -> {}
    }
  }

  private void readCanvas(Octets content) {
    if ((content.u8(0) & ANIMATION) != 0) {
      throw Refusal.animated();
    }
    canvas = Size.stated(1L + content.u24Reversed(4), 1L + content.u24Reversed(7), mostPixels);
  }

  private <T> T first(T header) {
    if (lossy != null || lossless != null) {
      throw Refusal.broken("there are two pictures in one WebP");
    }
    return header;
  }

  private void read(String type, Octets content) {
    switch (type) {
      case LOSSY, LOSSLESS -> readData(content);
      case "ALPH" -> alpha = lossy == null ? content : alpha;
      case "ICCP" -> profile = content;
      case "EXIF" -> orientation = Exif.orientation(content);
      default -> {}
    }
  }

  private void readData(Octets content) {
    data = content;
    if (canvas != null && !canvas.equals(size())) {
      throw Refusal.broken("its WebP headers disagree on its size");
    }
  }

  @Override
  public Size size() {
    if (lossy != null) {
      return lossy.size();
    }
    if (lossless == null) {
      throw new IllegalStateException("not parsed");
    }
    return lossless.size();
  }

  @Override
  public long memory() {
    long exact = lossy == null || alpha != null ? LosslessDecoder.memory(size()) : 0;
    return lossy == null ? exact : exact + LossyDecoder.memory(size());
  }

  @Override
  public Orientation orientation() {
    return orientation;
  }

  @Override
  public Optional<byte[]> profile() {
    return Optional.ofNullable(profile)
        .filter(content -> content.length() <= ColourProfile.LARGEST)
        .map(Octets::copy);
  }

  @Override
  public void decode(RowSink sink) {
    if (data == null) {
      throw new IllegalStateException("not parsed");
    }
    if (lossy != null) {
      new LossyDecoder(lossy, data, transparent(sink)).decode();
    } else if (lossless != null) {
      decodeLossless(data, lossless, sink);
    }
  }

  private static void decodeLossless(Octets data, LosslessHeader header, RowSink sink) {
    Octets content = data.part(LosslessHeader.LENGTH, data.length() - LosslessHeader.LENGTH);
    LosslessDecoder decoder = new LosslessDecoder(content, header.size());
    int[] row = new int[header.size().width()];
    for (int y = 0; y < header.size().height(); y++) {
      int[] decoded = decoder.next();
      for (int x = 0; x < row.length; x++) {
        int alpha = header.transparent() ? decoded[x] >>> 24 : 255;
        row[x] = OverWhite.blend(decoded[x] & 0xffffff, alpha);
      }
      sink.take(row);
    }
  }

  private RowSink transparent(RowSink sink) {
    if (alpha == null) {
      return sink;
    }
    AlphaRows rows = AlphaRows.of(alpha, size());
    return row -> {
      byte[] opacity = rows.next();
      for (int x = 0; x < opacity.length; x++) {
        row[x] = OverWhite.blend(row[x], opacity[x] & 0xff);
      }
      sink.take(row);
    };
  }
}
