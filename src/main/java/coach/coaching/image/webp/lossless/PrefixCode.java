package coach.coaching.image.webp.lossless;

import coach.coaching.image.picture.Refusal;
import java.util.Arrays;

/// Symbols that are written in more or fewer bits (a canonical Huffman code), and how to read one.
///
/// Codes of up to eight bits, which are nearly all that occur, are looked up; longer ones are
/// followed bit by bit, so that a table stays small: a file may have thousands.
final class PrefixCode {
  static final int LONGEST = 15;

  private static final int ROOT = 8;
  private static final int LONGER = -1;

  /// For the next bits, the symbol shifted by four and the length of its code; or [#LONGER].
  private final int[] root;

  /// How many codes there are of each length.
  private final int[] counts;

  /// All symbols, in the order of their codes.
  private final int[] symbols;

  private PrefixCode(int[] root, int[] counts, int[] symbols) {
    this.root = root;
    this.counts = counts;
    this.symbols = symbols;
  }

  /// A code of one symbol takes no bits.
  static PrefixCode only(int symbol) {
    return new PrefixCode(new int[] {symbol << 4}, new int[0], new int[0]);
  }

  /// @param lengths of each symbol's code; 0 for one that does not occur
  static PrefixCode of(int[] lengths) {
    int[] counts = new int[LONGEST + 1];
    int last = 0;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      counts[lengths[symbol]]++;
      last = lengths[symbol] > 0 ? symbol : last;
    }
    counts[0] = 0;
    if (Arrays.stream(counts).sum() == 1) {
      return only(last);
    }
    refuseIncomplete(counts);
    return build(lengths, counts);
  }

  /// Each pattern of bits is to mean something, and one thing only.
  private static void refuseIncomplete(int[] counts) {
    int open = 1;
    for (int length = 1; length <= LONGEST && open >= 0; length++) {
      open = 2 * open - counts[length];
    }
    if (open != 0) {
      throw Refusal.broken("its WebP data has a code that cannot be read");
    }
  }

  private static PrefixCode build(int[] lengths, int[] counts) {
    int[] next = new int[LONGEST + 2];
    int[] offsets = new int[LONGEST + 2];
    int longest = 0;
    for (int length = 1; length <= LONGEST; length++) {
      next[length + 1] = next[length] + counts[length] << 1;
      offsets[length + 1] = offsets[length] + counts[length];
      longest = counts[length] > 0 ? length : longest;
    }
    int[] root = new int[1 << Math.min(ROOT, longest)];
    Arrays.fill(root, LONGER);
    int[] symbols = new int[offsets[LONGEST + 1]];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        symbols[offsets[length]++] = symbol;
        enter(root, next[length]++, length, symbol);
      }
    }
    return new PrefixCode(root, counts, symbols);
  }

  /// Bits come with the first of a code lowest: it is looked up in reverse.
  private static void enter(int[] root, int code, int length, int symbol) {
    int reversed = Integer.reverse(code) >>> (32 - length);
    for (int i = reversed; 1 << length <= root.length && i < root.length; i += 1 << length) {
      root[i] = symbol << 4 | length;
    }
  }

  int read(BitReader bits) {
    int entry = root[bits.peek() & root.length - 1];
    if (entry == LONGER) {
      return readLonger(bits);
    }
    bits.skip(entry & 0xf);
    return entry >>> 4;
  }

  private int readLonger(BitReader bits) {
    int ahead = bits.peek();
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code |= ahead >>> (length - 1) & 1;
      if (code - first < counts[length]) {
        bits.skip(length);
        return symbols[index + code - first];
      }
      index += counts[length];
      first = first + counts[length] << 1;
      code <<= 1;
    }
    throw Refusal.broken("its WebP data has a code that cannot be read");
  }

  /// About how many numbers it keeps, with what an object costs.
  int weight() {
    return root.length + symbols.length + 48;
  }
}
