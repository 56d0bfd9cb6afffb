package coach.web.openapi;

import coach.platform.BuildInfo;
import coach.platform.ProblemException;
import coach.web.limit.LimitRoutes;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/// A service with two resources and the headers that the edge gives every answer.
public final class DocsServer extends Application<Configuration> {
  private static final Map<String, String> EDGE =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Embedder-Policy", "require-corp",
          "Referrer-Policy", "no-referrer",
          "X-Frame-Options", "deny");

  @Override
  public void run(Configuration configuration, Environment environment) {
    new OpenApiFeature(
            new BuildInfo("1.2.3", "0a1b2c3", "now"),
            Optional.empty(),
            new LimitRoutes(Set.of(), Set.of(), Set.of()))
        .register(environment);
    environment.jersey().register(new SampleTradeResource());
    environment.jersey().register(new SampleStatusResource());
    environment.jersey().register(new ForbiddenResource());
    environment.jersey().register(new CallerBinder());
    environment.jersey().register(new EdgeHeadersFilter());
    environment.jersey().register(new NotFoundMapper());
  }

  /// A page that does what the edge's policy forbids.
  @Hidden
  @Path("/api/sample-forbidden")
  public static final class ForbiddenResource {
    @GET
    @Produces(MediaType.TEXT_HTML)
    public String get() {
      return "<!doctype html><script>document.title = 'inline'</script>";
    }
  }

  private static final class CallerBinder extends AbstractBinder {
    @Override
    protected void configure() {
      bind(new CallerProvider()).to(ValueParamProvider.class);
    }
  }

  private static final class CallerProvider implements ValueParamProvider {
    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
      return parameter.isAnnotationPresent(SampleTradeResource.Auth.class)
          ? _ -> new SampleTradeResource.Caller("ann")
          : null;
    }

    @Override
    public PriorityType getPriority() {
      return Priority.HIGH;
    }
  }

  private static final class EdgeHeadersFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      EDGE.forEach(
          (name, value) -> {
            if (!response.getHeaders().containsKey(name)) {
              response.getHeaders().add(name, value);
            }
          });
    }
  }

  private static final class NotFoundMapper implements ExceptionMapper<ProblemException> {
    @Override
    public Response toResponse(ProblemException exception) {
      return Response.status(404).build();
    }
  }
}
