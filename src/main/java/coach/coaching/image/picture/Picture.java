package coach.coaching.image.picture;

/// Decoded pixels, `0xRRGGBB` each, row by row from the top. Whoever makes one gives its array
/// away.
@SuppressWarnings("ArrayRecordComponent") // never compared, never shown
public record Picture(Size size, int[] pixels) {
  public Picture {
    if (pixels.length != size.pixels()) {
      throw new IllegalArgumentException(size + " with " + pixels.length + " pixels");
    }
  }
}
