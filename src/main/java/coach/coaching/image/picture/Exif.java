package coach.coaching.image.picture;

import coach.platform.ProblemException;

/// Finds the one thing in a camera's notes that changes what a picture shows.
public final class Exif {
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;

  private Exif() {}

  /// Notes that are broken say nothing; that is no reason to refuse a picture.
  ///
  /// @param notes what begins with `II` or `MM`, perhaps after `Exif` and two zeros
  public static Orientation orientation(Octets notes) {
    try {
      int start = notes.startsWith(0, "Exif\0\0") ? 6 : 0;
      return inDirectory(notes.part(start, notes.length() - start));
    } catch (ProblemException e) {
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation inDirectory(Octets tiff) {
    boolean reversed = tiff.startsWith(0, "II");
    if (!reversed && !tiff.startsWith(0, "MM")) {
      return Orientation.UPRIGHT;
    }
    long directory = reversed ? tiff.u32Reversed(4) : tiff.u32(4);
    if (!tiff.has(directory, 2)) {
      return Orientation.UPRIGHT;
    }
    int entries = u16(tiff, (int) directory, reversed);
    for (int i = 0; i < entries; i++) {
      int at = (int) directory + 2 + i * ENTRY;
      if (u16(tiff, at, reversed) == ORIENTATION && u16(tiff, at + 2, reversed) == SHORT) {
        return Orientation.of(u16(tiff, at + 8, reversed));
      }
    }
    return Orientation.UPRIGHT;
  }

  private static int u16(Octets tiff, int at, boolean reversed) {
    return reversed ? tiff.u16Reversed(at) : tiff.u16(at);
  }
}
