package coach.platform.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values behind a name that promises a secret: `password=…`, `"token": "…"`, `Authorization: …`.
///
/// Regular expressions find the names; where a value ends is found by hand, because an expression
/// that knows quotes and escapes would recurse over long values.
final class KeyedValues {
  /// With these every name begins.
  static final List<String> NAME_STARTS =
      List.of(
          "authorization",
          "cookie",
          "token",
          "passw",
          "passphrase",
          "pwd",
          "secret",
          "credential",
          "signature",
          "jwt",
          "api_key",
          "api-key",
          "apikey",
          "access_key",
          "access-key",
          "accesskey",
          "private_key",
          "private-key",
          "privatekey",
          "signing_key",
          "signing-key",
          "signingkey",
          "client_key",
          "client-key",
          "clientkey");

  private static final Words BEGINNINGS = Words.inAnyCase(NAME_STARTS);

  private static final String LINE_NAMES = "(?<line>authorization|cookie(?!s))";
  private static final String NAMES =
      "(?<count>token(?!s|iz))|passw(?:or)?d|passphrase|pwd|secret|credential|signature|jwt"
          + "|(?:api|access|private|signing|client)[_-]?key";
  private static final Pattern NAME = Pattern.compile("(?i)" + LINE_NAMES + "|" + NAMES);
  private static final Pattern NAME_AND_SEPARATOR =
      Pattern.compile(
          "(?i)(?:"
              + (LINE_NAMES + "|" + NAMES)
              + ")[\\w-]{0,32}+\\\\{0,3}+[\"']?[ \\t]{0,8}+(?:=>|->|[:=]|%3[AD])[ \\t]{0,8}+[\\[(]?");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)(?:bearer|basic|digest|negotiate|token|apikey)[ \\t]{1,4}+");

  /// A reference to a secret, a nested object, nothing, or what another net has masked already.
  private static final Pattern HARMLESS =
      Pattern.compile("\\$[{(]|\\{|" + Secret.MASK + "|(?:null|true|false)\\b");

  /// `token: 42` counts something.
  private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9.]{1,7}+(?![\\w-])");

  private KeyedValues() {}

  static boolean isSensitive(String name) {
    return NAME.matcher(name).find();
  }

  static String mask(String text) {
    Matcher names = NAME_AND_SEPARATOR.matcher(text);
    StringBuilder masked = new StringBuilder();
    int done = 0;
    int at = BEGINNINGS.next(text, 0);
    while (at >= 0) {
      int from = at + 1;
      if (names.region(at, text.length()).lookingAt()) {
        Value value = valueBehind(names, text);
        if (!value.isEmpty()) {
          masked.append(text, done, value.start()).append(Secret.MASK);
          done = value.end();
        }
        from = value.end();
      }
      at = BEGINNINGS.next(text, from);
    }
    return done == 0 ? text : masked.append(text, done, text.length()).toString();
  }

  private record Value(int start, int end) {
    boolean isEmpty() {
      return start == end;
    }
  }

  private static Value valueBehind(Matcher name, String text) {
    int at = name.end();
    int quote = quoteAt(text, at);
    int start = quote < 0 ? at : quote + 1;
    int behindScheme = name.group("line") == null ? start : behind(SCHEME, text, start);
    boolean harmless =
        behind(HARMLESS, text, behindScheme) > behindScheme
            || (name.group("count") != null && behind(SHORT_NUMBER, text, start) > start);
    if (harmless) {
      return new Value(at, at);
    }
    if (quote >= 0) {
      return new Value(behindScheme, closingQuote(text, quote, quote - at));
    }
    boolean wholeLine = name.group("line") != null && behindScheme == start;
    return new Value(behindScheme, wholeLine ? lineEnd(text, start) : wordEnd(text, behindScheme));
  }

  private static int behind(Pattern pattern, String text, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : at;
  }

  /// The place of an opening quote, which may itself be escaped, or -1.
  private static int quoteAt(String text, int at) {
    int i = at;
    while (i < text.length() && i < at + 3 && text.charAt(i) == '\\') {
      i++;
    }
    return i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'') ? i : -1;
  }

  /// Where the content ends: before a quote that is escaped exactly as the opening one was.
  private static int closingQuote(String text, int quote, int escapes) {
    int run = 0;
    for (int i = quote + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == text.charAt(quote) && (run == escapes || (escapes == 0 && run % 2 == 0))) {
        return i - (escapes == 0 ? 0 : run);
      }
      run = c == '\\' ? run + 1 : 0;
    }
    return text.length();
  }

  private static int lineEnd(String text, int start) {
    int end = start;
    while (end < text.length() && "\r\n\"'".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && " \t\r\n,;&)]}\"'<>".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
