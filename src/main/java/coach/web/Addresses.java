package coach.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/// Reads addresses as proxies write them; never asks a name server.
public final class Addresses {
  private static final int LONGEST = 64;

  private Addresses() {}

  /// `1.2.3.4`, `1.2.3.4:80`, `2001:db8::1` or `[2001:db8::1]:443`. An IPv4 address within IPv6 is
  /// that IPv4 address.
  public static Optional<InetAddress> parse(String text) {
    String literal = withoutPort(text.strip());
    if (literal.isEmpty() || literal.length() > LONGEST || literal.indexOf('%') >= 0) {
      return Optional.empty();
    }
    if (literal.indexOf(':') < 0 && dots(literal) != 3) {
      return Optional.empty(); // `1` and `1.2` are addresses to Java, and to nobody else
    }
    try {
      return Optional.of(
          literal.indexOf(':') < 0
              ? Inet4Address.ofLiteral(literal)
              : InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String withoutPort(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end < 0 ? "" : text.substring(1, end);
    }
    int colon = text.indexOf(':');
    boolean oneColon = colon >= 0 && colon == text.lastIndexOf(':');
    return oneColon ? text.substring(0, colon) : text;
  }

  private static int dots(String text) {
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      dots += text.charAt(i) == '.' ? 1 : 0;
    }
    return dots;
  }
}
