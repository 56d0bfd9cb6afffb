package coach.platform;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;

/// Where a request comes from, as the edge found out; an attribute of the request.
///
/// @param client who really sent it, as far as trusted proxies tell
/// @param network what counts as one client: an IPv4 address, or the network that one IPv6
///     subscriber has
public record Origin(String requestId, InetAddress client, String network) {
  /// The request attribute, of Jetty and of the servlets.
  public static final String ATTRIBUTE = "coach.origin";

  /// For resources: nothing gets to them past the edge.
  public static Origin of(HttpServletRequest request) {
    return (Origin) requireNonNull(request.getAttribute(ATTRIBUTE));
  }
}
