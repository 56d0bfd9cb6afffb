package coach.platform;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.server.SimpleServerFactory;
import io.dropwizard.jetty.ConnectorFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One address the service listens on, with the key path that configures it.
public record Connector(String key, boolean admin, HttpConnectorFactory factory) {

  public static List<Connector> of(ServerFactory server) {
    return switch (server) {
      case DefaultServerFactory two ->
          Stream.concat(
                  indexed("server.applicationConnectors", false, two.getApplicationConnectors()),
                  indexed("server.adminConnectors", true, two.getAdminConnectors()))
              .toList();
      case SimpleServerFactory one when one.getConnector() instanceof HttpConnectorFactory http ->
          List.of(new Connector("server.connector", false, http));
      default -> List.of();
    };
  }

  private static Stream<Connector> indexed(
      String key, boolean admin, List<ConnectorFactory> factories) {
    return IntStream.range(0, factories.size())
        .mapToObj(
            index ->
                factories.get(index) instanceof HttpConnectorFactory http
                    ? Optional.of(new Connector(key + "[" + index + "]", admin, http))
                    : Optional.<Connector>empty())
        .flatMap(Optional::stream);
  }

  /// Dropwizard listens on every address when no host is given.
  public boolean isLoopback() {
    String host = factory.getBindHost();
    if (host == null || host.isBlank()) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public String keyOf(String field) {
    return key + "." + field;
  }
}
