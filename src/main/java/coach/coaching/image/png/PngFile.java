package coach.coaching.image.png;

import coach.coaching.image.picture.Exif;
import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Orientation;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.RowSink;
import coach.coaching.image.picture.Size;
import coach.coaching.image.picture.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A PNG file whose chunks are whole and in order. Nothing but padding follows its end.
public final class PngFile implements Source {
  public static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

  private static final int OVERHEAD = 12;
  private static final int MOST_PIECES = 100_000;
  private static final String IHDR = "IHDR";
  private static final String IDAT = "IDAT";
  private static final String IEND = "IEND";

  private final Octets file;
  private final PngHeader header;
  private final List<Octets> data = new ArrayList<>();
  private @Nullable Octets palette;
  private @Nullable Octets transparency;
  private @Nullable Octets profile;
  private Orientation orientation = Orientation.UPRIGHT;
  private String previous = IHDR;

  private PngFile(Octets file, PngHeader header) {
    this.file = file;
    this.header = header;
  }

  /// Size and kind are judged before anything else is looked at.
  public static PngFile parse(byte[] bytes, long mostPixels) {
    Octets file = Octets.of(bytes);
    int start = SIGNATURE.length();
    if (file.u32(start) != PngHeader.LENGTH || !file.text(start + 4, 4).equals(IHDR)) {
      throw Refusal.broken("a PNG file begins with its header");
    }
    PngFile png =
        new PngFile(file, PngHeader.parse(file.part(start + 8, PngHeader.LENGTH), mostPixels));
    png.refuseBadSum(start, PngHeader.LENGTH);
    png.readChunks(start + OVERHEAD + PngHeader.LENGTH);
    return png;
  }

  private void readChunks(int start) {
    int at = start;
    while (!previous.equals(IEND)) {
      long length = file.u32(at);
      String type = file.text(at + 4, 4);
      Octets content = file.part(at + 8L, length);
      refuseBadSum(at, (int) length);
      read(type, content);
      previous = type;
      at += OVERHEAD + (int) length;
    }
    Refusal.unlessOnlyPadding(file.part(at, file.length() - (long) at));
    if (data.isEmpty()) {
      throw Refusal.broken("a PNG file without image data");
    }
    if (header.colour() == PngHeader.Colour.PALETTE && palette == null) {
      throw Refusal.broken("a PNG file with a palette has none");
    }
  }

  private void read(String type, Octets content) {
    switch (type) {
      case IDAT -> addData(content);
      case IEND -> {}
      case "PLTE" -> palette = once(palette, content);
      case "tRNS" -> transparency = once(transparency, content);
      case "iCCP" -> profile = once(profile, content);
      case "eXIf" -> orientation = Exif.orientation(content);
      case "acTL", "fcTL", "fdAT" -> throw Refusal.animated();
      default -> refuseIfNeeded(type);
    }
  }

  private void addData(Octets content) {
    if (!data.isEmpty() && !previous.equals(IDAT)) {
      throw Refusal.broken("its PNG image data is in two places");
    }
    if (data.size() == MOST_PIECES) {
      throw Refusal.because("is a PNG in too many pieces: save it anew");
    }
    data.add(content);
  }

  private Octets once(@Nullable Octets before, Octets content) {
    if (before != null || !data.isEmpty()) {
      throw Refusal.broken("its PNG chunks are out of order");
    }
    return content;
  }

  /// A chunk without which the picture cannot be drawn has a capital letter first.
  private static void refuseIfNeeded(String type) {
    for (int i = 0; i < type.length(); i++) {
      if (!Character.isLetter(type.charAt(i)) || type.charAt(i) > 'z') {
        throw Refusal.broken("it has a PNG chunk without a name");
      }
    }
    if (Character.isUpperCase(type.charAt(0))) {
      throw Refusal.broken("it has a PNG chunk " + type + " that is not known");
    }
  }

  private void refuseBadSum(int at, int length) {
    long stated = file.u32(at + 8 + length);
    CRC32 sum = new CRC32();
    sum.update(file.bytes(), file.from() + at + 4, length + 4);
    if (sum.getValue() != stated) {
      throw Refusal.broken("a PNG chunk does not fit its checksum");
    }
  }

  @Override
  public Size size() {
    return header.size();
  }

  /// Two rows; but interlaced pictures come in seven parts, which have to wait for one another.
  @Override
  public long memory() {
    long rows = 8L * header.rowBytes(size().width());
    return header.interlaced() ? rows + 4 * size().pixels() : rows;
  }

  @Override
  public Orientation orientation() {
    return orientation;
  }

  @Override
  public Optional<byte[]> profile() {
    return profile == null ? Optional.empty() : PngProfile.unpack(profile);
  }

  @Override
  public void decode(RowSink sink) {
    PngPixels pixels = PngPixels.of(header, palette, transparency);
    try (PngRows rows = new PngRows(header, data)) {
      if (header.interlaced()) {
        Interlace.decode(header, rows, pixels, sink);
      } else {
        int[] row = new int[size().width()];
        for (int y = 0; y < size().height(); y++) {
          pixels.convert(rows.next(size().width()), row, size().width());
          sink.take(row);
        }
      }
    }
  }
}
