package coach.identity.access;

import coach.platform.Feature;
import coach.platform.Origin;
import coach.web.Contributions;
import coach.web.StrictJson;
import coach.web.WebConfiguration;
import coach.web.WebFeature;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.util.DataSize;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Request;

/// The edge and its doors, with resources of the test behind them.
public final class AccessServer implements AutoCloseable {
  /// Routes and statuses of what was answered.
  public final List<String> completed = new CopyOnWriteArrayList<>();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final DropwizardTestSupport<Configuration> support;

  public AccessServer(AccessFeature access, Feature resources) {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connector()));
    server.setAdminConnectors(List.of(connector()));
    server.setRegisterDefaultExceptionMappers(false);
    server.setEnableVirtualThreads(true);
    server.setJerseyRootPath("/");
    LogbackAccessRequestLogFactory silent = new LogbackAccessRequestLogFactory();
    silent.setAppenders(List.of());
    server.setRequestLogFactory(silent);
    Configuration configuration = new Configuration();
    configuration.setServerFactory(server);
    support =
        new DropwizardTestSupport<>(Guarded.class, configuration) {
          @Override
          public Application<Configuration> newApplication() {
            return new Guarded(access, resources, completed);
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

  /// @param headers names and values by turns
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + support.getLocalPort() + path))
            .method(method, BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer to " + method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
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

  private static final class Guarded extends Application<Configuration> {
    private final AccessFeature access;
    private final Feature resources;
    private final List<String> completed;

    Guarded(AccessFeature access, Feature resources, List<String> completed) {
      this.access = access;
      this.resources = resources;
      this.completed = completed;
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
      bootstrap.setObjectMapper(StrictJson.mapper());
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      new WebFeature(
              edge(),
              Contributions.NONE
                  .withLimits(
                      _ -> Optional.empty(),
                      request -> {
                        request.setAttribute(Origin.ATTRIBUTE, origin(request));
                        access.identification().identify(request);
                        return Optional.empty();
                      })
                  .withObservers(
                      List.of((_, route, status, _) -> completed.add(route + " " + status))))
          .register(environment);
      access.register(environment);
      resources.register(environment);
    }

    private static WebConfiguration edge() {
      return new WebConfiguration(
          URI.create("https://coach.example.com"),
          List.of(),
          List.of(),
          DataSize.kibibytes(64),
          null,
          null,
          true,
          null);
    }

    private static Origin origin(Request request) {
      return new Origin(request.getId(), InetAddress.getLoopbackAddress(), "127.0.0.1");
    }
  }
}
