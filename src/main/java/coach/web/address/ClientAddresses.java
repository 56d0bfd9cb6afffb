package coach.web.address;

import coach.web.Addresses;
import coach.web.Cidr;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Finds the client behind proxies that are trusted, and believes nobody else.
public final class ClientAddresses {
  private static final int MAX_HOPS = 32;
  private static final int IPV6_CLIENT_BITS = 64;

  private final List<Cidr> trusted;

  public ClientAddresses(List<Cidr> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  public boolean isTrusted(InetAddress address) {
    for (Cidr block : trusted) {
      if (block.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /// Walks from the right, that is from the hop nearest to us, as long as each hop is trusted. What
  /// cannot be read ends the walk at the last hop that was believed.
  ///
  /// @param forwarded the values of `X-Forwarded-For`, in their order
  public InetAddress client(InetAddress peer, List<String> forwarded) {
    InetAddress client = peer;
    int hops = 0;
    for (int i = forwarded.size() - 1; i >= 0; i--) {
      String value = forwarded.get(i);
      int end = value.length();
      while (end >= 0) {
        if (!isTrusted(client) || ++hops > MAX_HOPS) {
          return client;
        }
        int comma = value.lastIndexOf(',', end - 1);
        Optional<InetAddress> hop = Addresses.parse(value.substring(comma + 1, end));
        if (hop.isEmpty()) {
          return client;
        }
        client = hop.get();
        end = comma;
      }
    }
    return client;
  }

  /// What a limit counts as one client: an IPv4 address, or the network that one IPv6 subscriber
  /// has.
  public static String limitKey(InetAddress client) {
    return client instanceof Inet6Address
        ? Cidr.masked(client, IPV6_CLIENT_BITS).getHostAddress() + "/" + IPV6_CLIENT_BITS
        : client.getHostAddress();
  }
}
