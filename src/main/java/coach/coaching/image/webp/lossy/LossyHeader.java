package coach.coaching.image.webp.lossy;

import coach.coaching.image.picture.Octets;
import coach.coaching.image.picture.Refusal;
import coach.coaching.image.picture.Size;

/// How a lossy picture begins.
///
/// @param firstPart how many bytes the part has that says how the others are to be read
public record LossyHeader(Size size, int firstPart) {
  public static final int LENGTH = 10;

  private static final int MASK = (1 << 14) - 1;
  private static final int MOST_VERSION = 3;

  public static LossyHeader parse(Octets content, long mostPixels) {
    int tag = content.u24Reversed(0);
    boolean later = (tag & 1) != 0; // a picture of a film that builds on the one before
    boolean hidden = (tag & 1 << 4) == 0;
    if (!content.startsWith(3, "\u009d\u0001*")
        || later
        || hidden
        || (tag >> 1 & 7) > MOST_VERSION) {
      throw Refusal.broken("its WebP data has no lossy header");
    }
    Size size =
        Size.stated(content.u16Reversed(6) & MASK, content.u16Reversed(8) & MASK, mostPixels);
    return new LossyHeader(size, tag >> 5);
  }
}
