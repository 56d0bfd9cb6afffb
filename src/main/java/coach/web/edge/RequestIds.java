package coach.web.edge;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Names requests: by the caller's own name when that is harmless everywhere it will be written.
final class RequestIds {
  private static final int LONGEST = 64;
  private static final int MADE = 20;
  private static final int BITS = 5;
  private static final int PER_LONG = 12;
  private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

  private RequestIds() {}

  static String acceptedOrMade(@Nullable String offered) {
    return offered != null && isAcceptable(offered) ? offered : make();
  }

  private static boolean isAcceptable(String id) {
    int length = id.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isAcceptable(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAcceptable(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }

  /// 100 random bits: names need to differ, not to be secret.
  private static String make() {
    char[] id = new char[MADE];
    long random = 0;
    for (int i = 0; i < MADE; i++) {
      random = i % PER_LONG == 0 ? ThreadLocalRandom.current().nextLong() : random >>> BITS;
      id[i] = ALPHABET[(int) (random & (ALPHABET.length - 1))];
    }
    return new String(id);
  }
}
