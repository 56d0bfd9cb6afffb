package coach.ai.price.book;

import coach.ai.price.ImageTokens;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// The ways in which models are known to count an image.
sealed interface ImageRule extends ImageTokens {

  /// So much for the image and for each tile of 512 pixels, after it was fitted into 2048 × 768.
  /// A small image is counted as if it were enlarged to that: some say that it is.
  record Tiles(long base, long tile) implements ImageRule {
    private static final double LONG_SIDE = 2048;
    private static final double SHORT_SIDE = 768;
    private static final double SIDE = 512;

    @Override
    public long worstCase(int width, int height) {
      double scale =
          Math.min(LONG_SIDE / Math.max(width, height), SHORT_SIDE / Math.min(width, height));
      long across = (long) Math.ceil(width * scale / SIDE);
      long down = (long) Math.ceil(height * scale / SIDE);
      return base + tile * across * down;
    }
  }

  /// One for each patch that the image touches, of which there are never more than `most` because a
  /// larger image is shrunk; times a factor of the model's.
  record Patches(int side, long most, BigDecimal multiplier) implements ImageRule {
    @Override
    public long worstCase(int width, int height) {
      long patches = (long) Math.ceilDiv(width, side) * Math.ceilDiv(height, side);
      return BigDecimal.valueOf(Math.min(patches, most))
          .multiply(multiplier)
          .setScale(0, RoundingMode.CEILING)
          .longValueExact();
    }
  }

  /// One for so many pixels, never more than `most`. Sides are rounded up to whole patches of 28
  /// pixels, which newer models count.
  record Area(int perToken, long most) implements ImageRule {
    private static final int PATCH = 28;

    @Override
    public long worstCase(int width, int height) {
      return Math.min(Math.ceilDiv(padded(width) * padded(height), (long) perToken), most);
    }

    private static long padded(int side) {
      return (long) Math.ceilDiv(side, PATCH) * PATCH;
    }
  }
}
