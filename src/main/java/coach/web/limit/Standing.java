package coach.web.limit;

/// How a key stands in its window after a request.
///
/// @param used how many accepted requests are in the window
/// @param waitNanos until the next of them leaves, such that a request can take its place
record Standing(boolean accepted, int limit, int used, long waitNanos) {
  /// The answer of a window that is no longer in use: ask its successor.
  static final Standing RETIRED = new Standing(false, 0, 0, 0);
}
