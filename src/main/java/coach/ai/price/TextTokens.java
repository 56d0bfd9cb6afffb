package coach.ai.price;

import coach.platform.task.Turns;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Counts text as OpenAI's o200k_base does.
///
/// The text is counted in pieces, so that none, however it was made, takes long: the time grows
/// with its length alone. A piece ends before a space where there is one, and so not inside a word;
/// for each cut a few tokens are added, for what it may have hidden. Large texts are counted one
/// after the other, and when too many wait for that, they are bounded by their bytes.
///
/// Thread-safe. The vocabulary is loaded by the first count, which takes most of a second.
final class TextTokens implements AutoCloseable {
  private static final int PIECE = 2_000;

  /// Where there is no space: the time for one word grows with the square of its length.
  private static final int WORD = 500;

  private static final int SMALL = 20_000;

  /// Beyond which text is bounded by its bytes: to count it would take seconds, and to hold too
  /// much for a while takes nothing.
  private static final int COUNTED = 300_000;

  /// Of the tokens that its beginning makes one expect in the rest: so many are there at least.
  private static final double SURE = 0.8;

  private static final int WAITING = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int PER_CUT = 4;
  private static final long PER_BROKEN = 3;

  private final Supplier<Encoding> encoding =
      Suppliers.memoize(
          () -> Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE));

  private final Turns oneByOne = new Turns("count-large-texts", 1, WAITING, PATIENCE);

  /// @param least as many as these are certain enough to refuse a text for
  /// @param most no tokenizer of this vocabulary makes more
  record Count(long least, long most) {}

  /// What looks like a special token, such as `<|endoftext|>`, is text like any other.
  /// Nothing when it is a large one that cannot wait for its turn: see [#bound].
  Optional<Count> count(String text) {
    if (waits(text)) {
      return oneByOne.take(() -> large(text));
    }
    long tokens = tokens(text);
    return Optional.of(new Count(tokens, tokens));
  }

  /// Whether it is counted when its turn comes, and not at once.
  static boolean waits(String text) {
    return text.length() > SMALL;
  }

  /// Of a text that is not counted.
  static Count bound(String text) {
    return new Count(0, bytes(text));
  }

  private Count large(String text) {
    int end = Math.min(text.length(), COUNTED);
    String rest = text.substring(end);
    long tokens = tokens(text.substring(0, end));
    long sure = (long) (SURE * tokens * rest.length() / end);
    return new Count(tokens + sure, tokens + bytes(rest) + PER_CUT);
  }

  private long tokens(String text) {
    long tokens = PER_BROKEN * text.codePoints().filter(TextTokens::isBroken).count();
    for (int from = 0; from < text.length(); ) {
      endIfNobodyWaits();
      int end = end(text, from);
      tokens += encoding.get().countTokensOrdinary(text.substring(from, end));
      if (end < text.length()) {
        tokens += PER_CUT;
      }
      from = end;
    }
    return tokens;
  }

  private static void endIfNobodyWaits() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
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

  @Override
  public void close() {
    oneByOne.close();
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
