package coach.coaching.image.webp.lossless;

import coach.coaching.image.picture.Refusal;
import java.util.Arrays;

/// Reads codes as lossless pictures have them: few symbols plainly, many by a code of their own.
final class PrefixCodeReader {
  private static final int[] ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };
  private static final int USUAL_LENGTH = 8;
  private static final int REPEAT = 16;
  private static final int ZEROS = 17;

  private final BitReader bits;
  private long left;

  /// @param most how many numbers all codes together may keep
  PrefixCodeReader(BitReader bits, long most) {
    this.bits = bits;
    this.left = most;
  }

  PrefixCode read(int alphabet) {
    PrefixCode code = bits.flag() ? readPlain(alphabet) : PrefixCode.of(readLengths(alphabet));
    left -= code.weight();
    if (left < 0) {
      throw Refusal.because("is a WebP with more codes than any picture needs");
    }
    return code;
  }

  private PrefixCode readPlain(int alphabet) {
    boolean two = bits.flag();
    int first = bits.read(bits.flag() ? 8 : 1);
    int second = two ? bits.read(8) : first;
    if (first >= alphabet || second >= alphabet) {
      throw Refusal.broken("its WebP data has a symbol that does not exist");
    }
    if (first == second) {
      return PrefixCode.only(first);
    }
    int[] lengths = new int[Math.max(first, second) + 1];
    lengths[first] = 1;
    lengths[second] = 1;
    return PrefixCode.of(lengths);
  }

  private int[] readLengths(int alphabet) {
    int[] own = new int[ORDER.length];
    int count = 4 + bits.read(4);
    if (count > ORDER.length) {
      throw Refusal.broken("its WebP data has a code that cannot be read");
    }
    for (int i = 0; i < count; i++) {
      own[ORDER[i]] = bits.read(3);
    }
    PrefixCode code = PrefixCode.of(own);
    int steps = alphabet;
    if (bits.flag()) {
      steps = 2 + bits.read(2 + 2 * bits.read(3));
    }
    return readLengths(code, alphabet, steps);
  }

  private int[] readLengths(PrefixCode code, int alphabet, int steps) {
    int[] lengths = new int[alphabet];
    int previous = USUAL_LENGTH;
    int symbol = 0;
    for (int step = 0; step < steps && symbol < alphabet; step++) {
      int length = code.read(bits);
      if (length < REPEAT) {
        lengths[symbol++] = length;
        previous = length == 0 ? previous : length;
        continue;
      }
      int count =
          length == REPEAT
              ? 3 + bits.read(2)
              : length == ZEROS ? 3 + bits.read(3) : 11 + bits.read(7);
      if (symbol + count > alphabet) {
        throw Refusal.broken("its WebP data has a code that cannot be read");
      }
      Arrays.fill(lengths, symbol, symbol + count, length == REPEAT ? previous : 0);
      symbol += count;
    }
    return lengths;
  }
}
