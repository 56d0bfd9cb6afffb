package coach.coaching.check;

import coach.coaching.Reading.Axis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// The prices between which everything on a chart must lie.
///
/// Between two labels with known places a linear axis goes on to the edges of the picture; where
/// only the labels are known, something beyond them is allowed for.
record PriceAxis(BigDecimal lowest, BigDecimal highest) {
  /// Of what is seen, on either side: models read prices to about a pixel or two.
  private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

  /// Of what lies between the labels, when nobody knows where they stand.
  private static final BigDecimal BEYOND_LABELS = new BigDecimal("0.15");

  /// Labels nearer to each other say too little about the rest of the axis.
  private static final BigDecimal NEAREST = new BigDecimal("0.05");

  /// Empty when the axis could not be read, or makes no sense.
  static Optional<PriceAxis> of(Axis axis) {
    if (axis.lowPrice().isEmpty()
        || axis.highPrice().isEmpty()
        || contradiction(axis).isPresent()) {
      return Optional.empty();
    }
    BigDecimal low = axis.lowPrice().get();
    BigDecimal high = axis.highPrice().get();
    BigDecimal span = high.subtract(low);
    return Optional.of(
        axis.lowY().isPresent() && axis.highY().isPresent()
            ? toEdges(low, high, axis.lowY().get(), axis.highY().get())
            : new PriceAxis(
                low.subtract(span.multiply(BEYOND_LABELS)),
                high.add(span.multiply(BEYOND_LABELS))));
  }

  boolean shows(BigDecimal price) {
    return price.compareTo(lowest) >= 0 && price.compareTo(highest) <= 0;
  }

  /// What makes no sense about it, in one sentence.
  static Optional<String> contradiction(Axis axis) {
    if (axis.lowPrice().isPresent() != axis.highPrice().isPresent()) {
      return Optional.of("Only one price of the axis is given: give both, or none.");
    }
    if (axis.lowY().isPresent() != axis.highY().isPresent()) {
      return Optional.of("Only one place on the axis is given: give both, or none.");
    }
    return prices(axis).or(() -> places(axis));
  }

  private static Optional<String> prices(Axis axis) {
    if (axis.lowPrice().isEmpty() || axis.highPrice().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal low = axis.lowPrice().get();
    return low.signum() < 0 || low.compareTo(axis.highPrice().get()) >= 0
        ? Optional.of("The lower price of the axis must not be negative, and below the higher one.")
        : Optional.empty();
  }

  private static Optional<String> places(Axis axis) {
    if (axis.lowY().isEmpty() || axis.highY().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal low = axis.lowY().get();
    BigDecimal high = axis.highY().get();
    boolean inside = high.signum() >= 0 && low.compareTo(BigDecimal.ONE) <= 0;
    return inside && low.subtract(high).compareTo(NEAREST) >= 0
        ? Optional.empty()
        : Optional.of(
            "Places on the axis are fractions of the height from 0 (top) to 1 (bottom), so the"
                + " lower price has the larger one, with some distance between them.");
  }

  private static PriceAxis toEdges(
      BigDecimal low, BigDecimal high, BigDecimal lowY, BigDecimal highY) {
    BigDecimal height = high.subtract(low).divide(lowY.subtract(highY), MathContext.DECIMAL128);
    BigDecimal margin = height.multiply(TOLERANCE);
    BigDecimal bottom = low.subtract(height.multiply(BigDecimal.ONE.subtract(lowY)));
    BigDecimal top = high.add(height.multiply(highY));
    return new PriceAxis(bottom.subtract(margin), top.add(margin));
  }
}
