package coach.identity.password;

import coach.identity.HashingConfiguration;
import io.dropwizard.util.DataSize;

/// What one hash costs whoever computes it, in good faith or not.
///
/// @param kibibytes of memory that must be had
/// @param passes over that memory
record Cost(int kibibytes, int passes) {
  /// The least that one lane works with (RFC 9106, section 3.1).
  static final int LEAST_KIBIBYTES = 8;

  /// Beyond this an encoded hash is no password's of ours, but somebody's way to take our memory.
  static final int MOST_KIBIBYTES = 256 << 10;

  static final int MOST_PASSES = 100;

  Cost {
    if (kibibytes < LEAST_KIBIBYTES || kibibytes > MOST_KIBIBYTES) {
      throw new IllegalArgumentException("not from 8 KiB to 256 MiB: " + kibibytes + " KiB");
    }
    if (passes < 1 || passes > MOST_PASSES) {
      throw new IllegalArgumentException("not from 1 to 100 passes: " + passes);
    }
  }

  static Cost of(HashingConfiguration configuration) {
    DataSize memory = configuration.memory();
    return new Cost(Math.toIntExact(memory.toKibibytes()), configuration.passes());
  }
}
