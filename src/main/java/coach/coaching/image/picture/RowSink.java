package coach.coaching.image.picture;

/// Takes a picture as it is decoded: each row once, from the top.
public interface RowSink {
  /// @param row `0xRRGGBB` from the left, as wide as the picture or wider; another's again at once
  void take(int[] row);

  /// A row was decoded that comes again, finer: nothing to take, but time went by.
  default void skip() {}
}
