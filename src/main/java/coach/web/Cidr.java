package coach.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// A block of addresses, such as `10.0.0.0/8` or `2001:db8::/32`; an address alone is a block of
/// one.
public record Cidr(InetAddress network, int prefix) {

  /// Empty when the text is neither; never asks a name server.
  public static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> network = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
    return network.flatMap(
        address -> {
          int bits = address.getAddress().length * 8;
          int prefix = slash < 0 ? bits : number(text, slash + 1);
          return prefix < 0 || prefix > bits
              ? Optional.empty()
              : Optional.of(new Cidr(address, prefix));
        });
  }

  /// Whether it is wider than any network of one's own: trusting it is trusting anybody.
  public boolean isTooWide() {
    return prefix < (network.getAddress().length == 4 ? 8 : 16);
  }

  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    int whole = prefix / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != theirs[i]) {
        return false;
      }
    }
    int rest = prefix % 8;
    return rest == 0 || ((mine[whole] ^ theirs[whole]) & 0xFF) >>> (8 - rest) == 0;
  }

  /// The first `bits` of the address: what a limit counts as one client.
  public static InetAddress masked(InetAddress address, int bits) {
    byte[] bytes = address.getAddress();
    for (int i = bits / 8; i < bytes.length; i++) {
      bytes[i] = 0;
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int number(String text, int from) {
    int value = 0;
    for (int i = from; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9' || i - from >= 3) {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return from == text.length() ? -1 : value;
  }
}
