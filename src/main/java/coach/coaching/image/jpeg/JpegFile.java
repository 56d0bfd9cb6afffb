package coach.coaching.image.jpeg;

import coach.coaching.image.picture.ColourProfile;
import coach.coaching.image.picture.Exif;
import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Orientation;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.RowSink;
import coach.coaching.image.picture.Size;
import coach.coaching.image.picture.Source;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JPEG file whose segments are whole, from its beginning to its end. Padding may follow.
// follows.
public final class JpegFile implements Source {
  public static final String SIGNATURE = "\u00ff\u00d8\u00ff";

  /// Encoders make about ten scans. Each has the codec draw the whole picture, however short it is.
  static final int MOST_SCANS = 32;

  private static final long MOST_DRAWN = 500_000_000;

  private static final int MOST_SEGMENTS = 10_000;

  private static final String PROFILE = "ICC_PROFILE\0";

  /// After the name: which part of how many.
  private static final int PROFILE_AT = PROFILE.length() + 2;

  private final Octets file;
  private final long mostPixels;
  private final Essence essence;
  private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
  private @Nullable Frame frame;
  private @Nullable Orientation orientation;
  private int scans;
  private int segments;

  private JpegFile(byte[] bytes, long mostPixels) {
    this.file = Octets.of(bytes);
    this.mostPixels = mostPixels;
    this.essence = new Essence(bytes);
  }

  /// Size and kind are judged before any data is looked at.
  public static JpegFile parse(byte[] bytes, long mostPixels) {
    JpegFile jpeg = new JpegFile(bytes, mostPixels);
    jpeg.essence.keep(0, 2);
    jpeg.readSegments();
    return jpeg;
  }

  private void readSegments() {
    int at = 2;
    while (true) {
      int start = at;
      if (file.u8(at) != Marker.PREFIX) {
        throw Refusal.broken("its JPEG segments do not follow one another");
      }
      while (file.u8(at) == Marker.PREFIX) {
        at++;
      }
      int marker = file.u8(at++);
      if (marker == Marker.END_OF_IMAGE) {
        essence.keep(start, at);
        Refusal.unlessOnlyPadding(file.part(at, file.length() - at));
        break;
      }
      if (!Marker.isRestart(marker)) {
        at = readSegment(marker, at);
      }
    }
    if (frame == null || scans == 0) {
      throw Refusal.broken("a JPEG file without image data");
    }
  }

  /// Returns where the next one begins.
  private int readSegment(int marker, int at) {
    if (++segments > MOST_SEGMENTS) {
      throw Refusal.because("is a JPEG in too many pieces: save it anew");
    }
    int end = at + file.u16(at);
    Octets content = file.part(at + 2, end - at - 2);
    read(marker, content);
    if (marker == Marker.START_OF_SCAN) {
      int next = endOfScan(end);
      essence.keep(at - 2, next);
      return next;
    }
    if (Essence.includes(marker, content)) {
      essence.keep(at - 2, end);
    }
    return end;
  }

  private void read(int marker, Octets content) {
    if (Marker.isFrame(marker)) {
      if (frame != null) {
        throw Refusal.broken("there are two pictures in one JPEG");
      }
      frame = Frame.parse(marker, content, mostPixels);
      return;
    }
    switch (marker) {
      case Marker.START_OF_SCAN -> countScan();
      case Marker.EXIF -> readNotes(content);
      case Marker.ICC -> readProfile(content);
      case Marker.START_OF_IMAGE, Marker.NUMBER_OF_LINES ->
          throw Refusal.broken("its JPEG segments do not follow one another");
      default -> {}
    }
  }

  private void countScan() {
    if (frame == null) {
      throw Refusal.broken("a JPEG file with image data before its header");
    }
    if (++scans > MOST_SCANS || scans > 1 && scans * size().pixels() > MOST_DRAWN) {
      throw Refusal.because("is a JPEG in too many scans for its size: save it as baseline");
    }
  }

  private void readNotes(Octets content) {
    if (orientation == null && content.startsWith(0, "Exif\0\0")) {
      orientation = Exif.orientation(content);
    }
  }

  private void readProfile(Octets content) {
    boolean fits = profile.size() + content.length() <= ColourProfile.LARGEST;
    if (fits && content.length() > PROFILE_AT && content.startsWith(0, PROFILE)) {
      Octets part = content.part(PROFILE_AT, content.length() - PROFILE_AT);
      profile.write(part.bytes(), part.from(), part.length());
    }
  }

  /// Within image data, `FF 00` stands for a byte, and restart markers for nothing.
  private int endOfScan(int start) {
    byte[] bytes = file.bytes();
    for (int at = start; at + 1 < bytes.length; at++) {
      int next = bytes[at + 1] & 0xff;
      if (bytes[at] == -1 && next != 0 && next != Marker.PREFIX && !Marker.isRestart(next)) {
        return at;
      }
    }
    throw Refusal.truncated();
  }

  private Frame frame() {
    if (frame == null) {
      throw new IllegalStateException("not parsed");
    }
    return frame;
  }

  @Override
  public Size size() {
    return frame().size();
  }

  /// What is kept of the file.
  @Override
  public long memory() {
    return essence.length();
  }

  /// Where it comes in several scans, the codec keeps two bytes for each sample.
  @Override
  public long memoryOutside() {
    boolean buffered = frame().progressive() || scans > 1;
    return buffered ? (long) (2 * frame().samples() * size().pixels()) : 0;
  }

  @Override
  public Orientation orientation() {
    return orientation == null ? Orientation.UPRIGHT : orientation;
  }

  @Override
  public Optional<byte[]> profile() {
    boolean coloured = profile.size() > 0 && frame().components() == 3;
    return coloured ? Optional.of(profile.toByteArray()) : Optional.empty();
  }

  @Override
  public void decode(RowSink sink) {
    JpegCodec.decode(essence.bytes(), frame(), scans, sink);
  }
}
