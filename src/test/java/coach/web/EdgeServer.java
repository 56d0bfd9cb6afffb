package coach.web;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;

/// A Dropwizard application that is nothing but the edge, with resources that misbehave.
final class EdgeServer implements AutoCloseable {
  private final DropwizardTestSupport<Configuration> support;

  EdgeServer(WebConfiguration edge, Contributions contributions) {
    this(edge, contributions, connector -> {});
  }

  EdgeServer(
      WebConfiguration edge, Contributions contributions, Consumer<HttpConnectorFactory> tuned) {
    this(edge, contributions, tuned, new BrokenServlet());
  }

  EdgeServer(
      WebConfiguration edge,
      Contributions contributions,
      Consumer<HttpConnectorFactory> tuned,
      HttpServlet servlet) {
    HttpConnectorFactory connector = connector();
    connector.setMinRequestDataPerSecond(DataSize.bytes(64));
    tuned.accept(connector);
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connector));
    server.setAdminConnectors(List.of(connector()));
    server.setRegisterDefaultExceptionMappers(false);
    server.setEnableVirtualThreads(true);
    server.setJerseyRootPath("/");
    server.setShutdownGracePeriod(Duration.seconds(10));
    LogbackAccessRequestLogFactory silent = new LogbackAccessRequestLogFactory();
    silent.setAppenders(List.of());
    server.setRequestLogFactory(silent);
    Configuration configuration = new Configuration();
    configuration.setServerFactory(server);
    support =
        new DropwizardTestSupport<>(Edge.class, configuration) {
          @Override
          public Application<Configuration> newApplication() {
            return new Edge(edge, contributions, servlet);
          }
        };
    start();
  }

  private void start() {
    try {
      support.before();
    } catch (Exception e) {
      throw new AssertionError("the server did not start", e);
    }
  }

  static WebConfiguration edge(
      List<String> origins, List<String> proxies, @Nullable Duration headerDeadline) {
    return new WebConfiguration(
        URI.create("https://coach.example.com"),
        origins,
        proxies,
        DataSize.kibibytes(64),
        headerDeadline,
        null,
        true,
        null);
  }

  int port() {
    return support.getLocalPort();
  }

  int adminPort() {
    return support.getAdminPort();
  }

  boolean isDraining() {
    return Arrays.stream(
            support.getEnvironment().getApplicationContext().getServer().getConnectors())
        .anyMatch(Connector::isShutdown);
  }

  /// Jetty hangs up on who said nothing for a second when a drain begins: too soon for a test on a
  /// busy machine.
  void keepIdleConnectionsInDrain() {
    for (Connector connector :
        support.getEnvironment().getApplicationContext().getServer().getConnectors()) {
      ((AbstractConnector) connector).setShutdownIdleTimeout(connector.getIdleTimeout());
    }
  }

  @Override
  public void close() {
    support.after();
  }

  private static HttpConnectorFactory connector() {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setPort(0);
    connector.setBindHost("127.0.0.1");
    return connector;
  }

  /// As `CoachApplication` does it, without the rest of the house.
  static final class Edge extends Application<Configuration> {
    private final WebConfiguration edge;
    private final Contributions contributions;
    private final HttpServlet servlet;

    Edge(WebConfiguration edge, Contributions contributions, HttpServlet servlet) {
      this.edge = edge;
      this.contributions = contributions;
      this.servlet = servlet;
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
      bootstrap.setObjectMapper(StrictJson.mapper());
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      new WebFeature(edge, contributions).register(environment);
      environment.jersey().register(new MisbehavingResource());
      environment.servlets().addServlet("other", servlet).addMapping("/servlet/*", "/hang/*");
    }
  }
}
