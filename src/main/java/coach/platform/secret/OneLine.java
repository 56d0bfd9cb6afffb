package coach.platform.secret;

import java.util.Locale;

/// Text that any terminal, browser and log reader shows as the one line that it is.
///
/// Controls (line ends, escape sequences), line and paragraph separators, invisible and
/// direction-changing characters and broken surrogates become visible escapes. Nothing is removed,
/// so that two harmless pieces never join into something else.
public final class OneLine {
  private static final int JOINER =
      0x200D; // emoji and several scripts need it and it hides nothing
  private static final int NON_JOINER = 0x200C;

  private OneLine() {}

  public static String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return escapedFrom(text, i);
      }
    }
    return text;
  }

  /// At most `limit` characters of the text, and how many are missing.
  public static String of(String text, int limit) {
    if (text.length() <= limit) {
      return of(text);
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return of(text.substring(0, end)) + "… (" + (text.length() - end) + " more characters)";
  }

  private static String escapedFrom(String text, int start) {
    StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, start);
    int codePoint;
    for (int i = start; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (isShownAsItIs(codePoint)) {
        line.appendCodePoint(codePoint);
      } else {
        escape(codePoint, line);
      }
    }
    return line.toString();
  }

  private static boolean isShownAsItIs(int codePoint) {
    if (codePoint == JOINER || codePoint == NON_JOINER) {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static void escape(int codePoint, StringBuilder line) {
    switch (codePoint) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        for (char c : Character.toChars(codePoint)) {
          line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
      }
    }
  }
}
