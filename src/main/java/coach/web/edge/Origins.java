package coach.web.edge;

import coach.platform.Origin;
import coach.web.Cidr;
import coach.web.address.ClientAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Finds out where a request comes from: its name, and its client behind trusted proxies.
final class Origins {
  private final ClientAddresses clients;

  /// @param trustedProxies as CIDRs; what is none was reported before the start
  Origins(List<String> trustedProxies) {
    this.clients =
        new ClientAddresses(
            trustedProxies.stream().flatMap(text -> Cidr.parse(text).stream()).toList());
  }

  Origin of(Request request) {
    InetAddress client = client(request);
    return new Origin(
        RequestIds.acceptedOrMade(request.getHeaders().get(AnswerFields.REQUEST_ID)),
        client,
        ClientAddresses.limitKey(client));
  }

  private InetAddress client(Request request) {
    InetAddress peer =
        request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
            ? socket.getAddress()
            : InetAddress.getLoopbackAddress();
    return clients.isTrusted(peer)
        ? clients.client(peer, request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR))
        : peer;
  }
}
