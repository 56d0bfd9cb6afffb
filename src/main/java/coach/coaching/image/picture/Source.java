package coach.coaching.image.picture;

import java.util.Optional;

/// A file whose structure was found to be sound, and of which no pixel was decoded yet.
public interface Source {
  Size size();

  /// How many bytes of heap decoding takes at its peak, besides the file and what the sink keeps.
  long memory();

  /// How many bytes it takes outside the heap.
  default long memoryOutside() {
    return 0;
  }

  Orientation orientation();

  /// The ICC profile of its colours, as it is in the file: perhaps broken.
  Optional<byte[]> profile();

  /// Rows cost about the same whatever the file says. Transparent pixels come out over white.
  ///
  /// @throws coach.platform.ProblemException when the pixels turn out to be broken or incomplete
  void decode(RowSink sink);
}
