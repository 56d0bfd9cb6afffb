package coach;

import coach.platform.Connector;
import coach.platform.StartupFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out about a taken port before anything is started, and says it in one line.
final class FreePorts {
  private FreePorts() {}

  static void require(List<Connector> connectors) {
    connectors.forEach(FreePorts::require);
  }

  private static void require(Connector connector) {
    String host = connector.factory().getBindHost();
    int port = connector.factory().getPort();
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address(host, port));
    } catch (IOException e) {
      throw new StartupFailure(
          StartupFailure.UNAVAILABLE,
          "cannot listen on %s:%d (%s): %s; end the process that listens there or set %s"
              .formatted(
                  host == null ? "*" : host,
                  port,
                  connector.keyOf("port"),
                  e.getMessage(),
                  connector.admin() ? "ADMIN_PORT" : "PORT"));
    }
  }

  private static InetSocketAddress address(@Nullable String host, int port) {
    return host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
  }
}
