package coach.ai.price;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/// Counts text as OpenAI's o200k_base does.
///
/// The text is counted in pieces, so that none, however it was made, takes long: the time grows
/// with its length alone. A piece ends before a space where there is one, and so not inside a word;
/// for each cut a few tokens are added, for what it may have hidden. Between two pieces others have
/// their turn, or a few large texts would keep everybody from the processors.
///
/// Thread-safe. The vocabulary is loaded by the first count, which takes most of a second.
final class TextTokens {
  private static final int PIECE = 2_000;

  /// Where there is no space: the time for one word grows with the square of its length.
  private static final int WORD = 500;

  private static final int PER_CUT = 4;
  private static final long PER_BROKEN = 3;

  private final Supplier<Encoding> encoding =
      Suppliers.memoize(
          () -> Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE));

  /// What looks like a special token, such as `<|endoftext|>`, is text like any other.
  ///
  /// @param most beyond which it does not matter how many there are
  long count(String text, long most) {
    long tokens = PER_BROKEN * text.codePoints().filter(TextTokens::isBroken).count();
    for (int from = 0; from < text.length() && tokens <= most; ) {
      int end = end(text, from);
      tokens += encoding.get().countTokensOrdinary(text.substring(from, end));
      if (end < text.length()) {
        tokens += PER_CUT;
      }
      from = end;
      Thread.yield();
    }
    return tokens;
  }

  /// Half a surrogate pair: what a provider makes of it is up to the provider.
  private static boolean isBroken(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static int end(String text, int from) {
    int end = from + PIECE;
    if (end >= text.length()) {
      return text.length();
    }
    int space = text.lastIndexOf(' ', end);
    if (space > from + PIECE / 2) {
      return space;
    }
    int cut = from + WORD;
    return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
  }

  /// No tokenizer of bytes makes more tokens than there are bytes.
  static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A pair of surrogates is counted with 6 instead of 4: more is no harm here.
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return bytes;
  }
}
