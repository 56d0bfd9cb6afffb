package coach.coaching.image.webp;

import java.util.Arrays;
import java.util.BitSet;

/// Writes bits, the lowest of each byte first.
final class BitWriter {
  private final BitSet bits = new BitSet();
  private int length;

  /// @param value whose lowest bit comes first
  BitWriter write(int value, int count) {
    for (int i = 0; i < count; i++) {
      bits.set(length++, (value >> i & 1) == 1);
    }
    return this;
  }

  byte[] bytes(int count) {
    return Arrays.copyOf(bits.toByteArray(), count);
  }
}
