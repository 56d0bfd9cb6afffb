package coach.web.openapi;

import coach.platform.BuildInfo;
import coach.platform.Feature;
import coach.web.limit.LimitRoutes;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.DropwizardResourceConfig;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `/openapi.json`, `/openapi.yaml` and `/docs`, for whatever resources are registered.
public final class OpenApiFeature implements Feature {
  private final BuildInfo build;
  private final Optional<URI> publicUrl;
  private final LimitRoutes limits;

  /// @param publicUrl where clients reach the service; absent = where they found the document
  public OpenApiFeature(BuildInfo build, Optional<URI> publicUrl, LimitRoutes limits) {
    this.build = build;
    this.publicUrl = publicUrl;
    this.limits = limits;
  }

  @Override
  public void register(Environment environment) {
    DropwizardResourceConfig resources = environment.jersey().getResourceConfig();
    ApiDocument document =
        new ApiDocument(build.version(), publicUrl, limits, () -> documented(resources));
    environment.jersey().register(new OpenApiResource(document));
    environment.jersey().register(new DocsResource(DocsAssets.load()));
  }

  private static Set<Class<?>> documented(DropwizardResourceConfig resources) {
    return Stream.concat(
            resources.getClasses().stream(),
            resources.getInstances().stream().map(Object::getClass))
        .filter(type -> type.isAnnotationPresent(Path.class))
        .collect(Collectors.toSet());
  }
}
