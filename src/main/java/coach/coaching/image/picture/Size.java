package coach.coaching.image.picture;

/// How many pixels a picture has, each way.
public record Size(int width, int height) {
  /// A strip longer than this is no chart; one that is scaled to fit has no height left.
  static final int LONGEST_STRIP = 20;

  public long pixels() {
    return (long) width * height;
  }

  /// As its header says it.
  ///
  /// @throws coach.platform.ProblemException when nobody would send a chart of this size
  public static Size stated(long width, long height, long mostPixels) {
    if (width <= 0 || height <= 0) {
      throw Refusal.because("has no pixels");
    }
    if (width > mostPixels || height > mostPixels || width * height > mostPixels) {
      throw Refusal.ofSize(
          "The image has %d × %d pixels; at most %d million are taken."
              .formatted(width, height, mostPixels / 1_000_000));
    }
    if (Math.max(width, height) > LONGEST_STRIP * Math.min(width, height)) {
      throw Refusal.because(
          "is a strip of %d × %d pixels: no side may be longer than %d times the other"
              .formatted(width, height, LONGEST_STRIP));
    }
    return new Size((int) width, (int) height);
  }

  /// The same shape, with no side longer than this; never larger than it was.
  public Size within(int longest) {
    int side = Math.max(width, height);
    if (side <= longest) {
      return this;
    }
    double scale = (double) longest / side;
    return new Size(scaled(width, scale), scaled(height, scale));
  }

  public Size turned() {
    return new Size(height, width);
  }

  private static int scaled(int side, double scale) {
    return (int) Math.max(1, Math.round(side * scale));
  }
}
