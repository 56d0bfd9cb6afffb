package coach.web.limit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A request path reduced to what a router matches: no parameters, escapes, empty segments or
/// trailing slash.
final class RoutePath {
  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  private RoutePath() {}

  /// Whether the path can only mean what it says.
  static boolean isPlain(String path) {
    return path.indexOf('%') < 0
        && path.indexOf(';') < 0
        && !path.contains("//")
        && !path.contains("/.");
  }

  static String plain(String path) {
    String plain = isPlain(path) ? path : unescaped(path);
    return plain.length() > 1 && plain.endsWith("/")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  private static String unescaped(String path) {
    String decoded = decoded(PARAMETERS.matcher(path).replaceAll(""));
    return SLASHES.matcher(decoded).replaceAll("/");
  }

  /// Once, as routers do; a broken escape stays as it is.
  private static String decoded(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    int at = 0;
    while (at < path.length()) {
      int octet = path.charAt(at) == '%' ? octet(path, at + 1) : -1;
      bytes.writeBytes(
          octet < 0
              ? String.valueOf(path.charAt(at)).getBytes(StandardCharsets.UTF_8)
              : new byte[] {(byte) octet});
      at += octet < 0 ? 1 : 3;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int octet(String path, int at) {
    if (at + 2 > path.length()) {
      return -1;
    }
    int high = Character.digit(path.charAt(at), 16);
    int low = Character.digit(path.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
