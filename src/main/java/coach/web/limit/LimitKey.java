package coach.web.limit;

import coach.web.LimitSubject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// Under which name a request is counted.
final class LimitKey {
  private static final int NETWORK_BYTES = 8;

  private LimitKey() {}

  /// The caller when known, else the address. Log-ins count by address always: one who has many
  /// accounts would otherwise have as many windows to guess passwords in.
  static String of(LimitClass limitClass, LimitSubject subject) {
    if (limitClass == LimitClass.LOGIN || subject.caller().isEmpty()) {
      return "address:" + network(subject.clientKey());
    }
    return "caller:" + subject.caller().get();
  }

  /// IPv6 clients have a whole /64 to choose addresses from, so the network is counted.
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return network(InetAddress.ofLiteral(withoutZone(address)));
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }

  private static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64"
        : address.getHostAddress(); // an IPv4 address in IPv6 spelling
  }

  private static String withoutZone(String address) {
    String bare = address.startsWith("[") ? address.replaceAll("[\\[\\]]", "") : address;
    int zone = bare.indexOf('%');
    return zone < 0 ? bare : bare.substring(0, zone);
  }
}
