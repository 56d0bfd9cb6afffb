package coach.coaching.image.picture;

/// Takes a picture as it is decoded: each row once, from the top.
@FunctionalInterface
public interface RowSink {
  /// @param row `0xRRGGBB` from the left, as wide as the picture or wider; another's again at once
  void take(int[] row);
}
