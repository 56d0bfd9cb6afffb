package coach.identity.user;

import coach.identity.Caller;
import coach.identity.Deeds;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.platform.AuditEntry;
import coach.platform.Origin;
import coach.shared.UserId;
import coach.web.Contributions;
import coach.web.StrictJson;
import coach.web.WebConfiguration;
import coach.web.WebFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.util.DataSize;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.jspecify.annotations.Nullable;

/// Resources of this room behind the real edge, where whoever names a user is that user.
public final class UserServer implements AutoCloseable {
  public static final Origin ORIGIN =
      new Origin("request-1", InetAddress.getLoopbackAddress(), "127.0.0.1");

  public final List<AuditEntry> audit = Collections.synchronizedList(new ArrayList<>());

  private final DropwizardTestSupport<Configuration> support;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  public UserServer(TestIdentity identity, ResourceMaker resources) {
    Deeds deeds = new Deeds(identity.transactions, audit::add);
    support =
        new DropwizardTestSupport<>(Edge.class, configuration()) {
          @Override
          public Application<Configuration> newApplication() {
            return new Edge(resources.with(deeds));
          }
        };
    try {
      support.before();
    } catch (Exception e) {
      throw new AssertionError("the server did not start", e);
    }
  }

  public interface ResourceMaker {
    Object with(Deeds deeds);
  }

  /// What came back.
  public record Answer(int status, JsonNode body) {
    public String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  public Answer send(String method, String path, User as) {
    return send(method, path, as, null);
  }

  public Answer send(String method, String path, User as, @Nullable String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + support.getLocalPort() + path))
            .header("Authorization", as.role().text() + " " + as.id())
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), json.readTree(response.body()));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    support.after();
    client.close();
  }

  private static Configuration configuration() {
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connector()));
    server.setAdminConnectors(List.of(connector()));
    server.setRegisterDefaultExceptionMappers(false);
    server.setEnableVirtualThreads(true);
    server.setJerseyRootPath("/");
    Configuration configuration = new Configuration();
    configuration.setServerFactory(server);
    return configuration;
  }

  private static HttpConnectorFactory connector() {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setPort(0);
    connector.setBindHost("127.0.0.1");
    return connector;
  }

  static final class Edge extends Application<Configuration> {
    private final Object resource;

    Edge(Object resource) {
      this.resource = resource;
    }

    @Override
    public void initialize(Bootstrap<Configuration> bootstrap) {
      bootstrap.setObjectMapper(StrictJson.mapper());
    }

    @Override
    public void run(Configuration configuration, Environment environment) {
      WebConfiguration edge =
          new WebConfiguration(
              URI.create("https://coach.example.com"),
              List.of(),
              List.of(),
              DataSize.kibibytes(64),
              null,
              null,
              true,
              null);
      new WebFeature(edge, Contributions.NONE).register(environment);
      environment.jersey().register(new AuthDynamicFeature(new Believing()));
      environment.jersey().register(RolesAllowedDynamicFeature.class);
      environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Caller.class));
      environment.jersey().register(resource);
    }
  }

  /// Takes `ROLE ID` from the header for granted.
  @Priority(Priorities.AUTHENTICATION)
  static final class Believing implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String[] parts = request.getHeaderString("Authorization").split(" ", -1);
      Caller caller =
          new Caller(
              new UserId(UUID.fromString(parts[1])),
              Role.of(parts[0]),
              new Caller.Credential.Session(new SessionId(new UUID(0, 1))));
      request.setProperty(Origin.ATTRIBUTE, ORIGIN);
      request.setSecurityContext(new Trust(caller));
    }
  }

  record Trust(Caller caller) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.role().includes(role);
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
