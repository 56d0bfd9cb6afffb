package coach.ops.health;

import coach.ops.Draining;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.Container;

/// Ends connections after their next response while the node drains (`Connection: close`), so that
/// clients which keep them open move away too. A switch in Jetty: costs a request nothing.
///
/// Thread-safe: one lock, so that a server that starts does not undo a drain that begins.
public final class KeepAlive implements ServerLifecycleListener, Draining.Listener {
  private List<HttpConfiguration> connections = List.of();
  private boolean draining;

  @Override
  public synchronized void serverStarted(Server server) {
    connections =
        Stream.of(server.getConnectors())
            .filter(connector -> !"admin".equals(connector.getName()))
            .flatMap(KeepAlive::configurations)
            .toList();
    draining(draining);
  }

  @Override
  public synchronized void draining(boolean now) {
    draining = now;
    connections.forEach(configuration -> configuration.setPersistentConnectionsEnabled(!now));
  }

  /// Dropwizard wraps the factories to count connections, hence the search.
  private static Stream<HttpConfiguration> configurations(Connector connector) {
    return connector instanceof Container parts
        ? parts.getContainedBeans(HttpConfiguration.ConnectionFactory.class).stream()
            .map(HttpConfiguration.ConnectionFactory::getHttpConfiguration)
        : Stream.empty();
  }
}
