package coach;

import coach.platform.Connector;
import coach.platform.StartupFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out about a taken port before anything is started, and says it in one line.
final class FreePorts {
  private FreePorts() {}

  /// Holds each port while it tries the next, so that two connectors on one port are found too.
  static void require(List<Connector> connectors) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      connectors.forEach(connector -> held.add(bind(connector)));
    } finally {
      held.forEach(FreePorts::close);
    }
  }

  private static ServerSocket bind(Connector connector) {
    String host = connector.factory().getBindHost();
    int port = connector.factory().getPort();
    ServerSocket socket = null;
    try {
      socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(address(host, port));
      return socket;
    } catch (IOException e) {
      if (socket != null) {
        close(socket);
      }
      throw new StartupFailure(
          StartupFailure.UNAVAILABLE,
          "cannot listen on %s:%d (%s): %s; %s"
              .formatted(
                  host == null ? "*" : host,
                  port,
                  connector.keyOf("port"),
                  e.getMessage(),
                  remedy(connector, e)));
    }
  }

  private static String remedy(Connector connector, IOException failure) {
    String prefix = connector.admin() ? "ADMIN_" : "";
    return failure instanceof BindException && !(failure.getMessage() + "").contains("assign")
        ? "end the process that listens there or set " + prefix + "PORT"
        : "set " + prefix + "BIND_HOST to an address of this machine";
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress address(@Nullable String host, int port) {
    return host == null ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
  }
}
